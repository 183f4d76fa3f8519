# Completion of @SCRIPT@ for PowerShell: commands, options, experiment files and the paths of --set.
# To install: @PROGRAM@ completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName @NAMES@ -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # Other projects have a script of this name too: theirs is left to PowerShell.
    $command = Get-Command -Name $commandAst.GetCommandName() -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $command -or $command.Source -ne @SCRIPT@) { return }

    $words = @()
    foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.StartOffset -ge $cursorPosition) { break }
        if ($element.Extent.EndOffset -lt $cursorPosition) {
            if ($null -ne $element.Value) { $words += [string] $element.Value } else { $words += $element.Extent.Text }
        }
    }
    # Windows PowerShell drops an empty argument; the program takes a lone colon for one.
    if ($wordToComplete) { $words += $wordToComplete } else { $words += ':' }

    foreach ($line in (@COMPLETE@ $words 2>$null)) {
        $candidate, $meaning = "$line" -split "`t", 2
        if (-not $meaning) { $meaning = $candidate }
        if ($candidate -eq ':files' -or $candidate -eq ':folders') {
            $start = ''
            $path = "$wordToComplete".Trim("'", '"')
            if ($path -match '^(--[a-z-]+=)(.*)$') { $start = $Matches[1]; $path = $Matches[2] }
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($path) |
                Where-Object {
                    $_.ResultType -eq 'ProviderContainer' -or ($candidate -eq ':files' -and $_.ListItemText -match '\.ya?ml$')
                } |
                ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new(
                        $start + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
                }
        }
        else {
            [System.Management.Automation.CompletionResult]::new($candidate, $candidate, 'ParameterValue', $meaning)
        }
    }
}
