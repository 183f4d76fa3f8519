# Builds when something changed and starts the program: what run.sh does, for Windows PowerShell 5.1 and PowerShell 7.
# The stack is always nuget here. What is said here goes to the error stream.
#
# No param() block: every argument goes on as it was typed.

$ErrorActionPreference = 'Continue' # under Stop, Windows PowerShell takes a line that dotnet writes to stderr for a failure
$root = $PSScriptRoot
$work = Join-Path $root 'src\Experiments.Cli\obj\run'
$program = Join-Path $root 'src\Experiments.Cli\bin\Release\net10.0\Experiments.Cli.dll'
$benchmarks = Join-Path $root 'tests\Experiments.Benchmarks\bin\Release\net10.0\Experiments.Benchmarks.dll'

# An argument with commas, such as a=1,2, arrives as a list.
$words = @($args | ForEach-Object { if ($_ -is [array]) { $_ -join ',' } else { $_ } })

if ($IsLinux -or $IsMacOS) {
    & (Join-Path $root 'run.sh') @words
    exit $LASTEXITCODE
}

$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
$env:DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE = '1'
$env:DOTNET_GENERATE_ASPNET_CERTIFICATE = 'false'
$env:TESTINGPLATFORM_TELEMETRY_OPTOUT = '1'
$env:EXPERIMENTS_COMMAND = '.\run.ps1'
$env:EXPERIMENTS_SCRIPT = $PSCommandPath
if (-not $env:EXPERIMENTS_RESULTS) { $env:EXPERIMENTS_RESULTS = Join-Path $root 'results' }

function Say([string] $text) { [Console]::Error.WriteLine($text) }

# 6: something needed is not installed or does not start.
function Stop-Here([string] $text) {
    Say $text
    exit 6
}

function Show-Help {
    [Console]::Out.WriteLine(@'
.\run.ps1 builds when something changed, and starts the program.

  .\run.ps1 FILE.yaml...       train: the same as .\run.ps1 run FILE.yaml...
  .\run.ps1 COMMAND...         a command of the program, see below
  .\run.ps1 test [FILTER...]   run the tests: all, or those that match xunit's filters, --filter-class "*Shape*"
  .\run.ps1 benchmark [...]    measure speed and memory beside PyTorch's; --help tells the options

Environment:
  TorchDevice=cpu|cuda         which TorchSharp packages. Not set: what .stack remembers from the first start, which
                               takes cuda where nvidia-smi answers

The program:

'@)
}

# The TorchSharp packages to build with: from the environment, from what is remembered, or from the machine.
function Get-Device {
    if ($env:TorchDevice) { return $env:TorchDevice }
    $remembered = Join-Path $root '.stack'
    if (Test-Path -LiteralPath $remembered) {
        if ((Get-Content -LiteralPath $remembered -TotalCount 1) -eq 'nuget cuda') { return 'cuda' }
        return 'cpu'
    }
    $device = 'cpu'
    if (Get-Command nvidia-smi -ErrorAction SilentlyContinue) {
        & nvidia-smi *> $null
        if ($LASTEXITCODE -eq 0) { $device = 'cuda' }
    }
    if ($device -eq 'cuda') { $stack = 'nuget cuda' } else { $stack = 'nuget' }
    [IO.File]::WriteAllText($remembered, "$stack`n")
    Say "Stack: $stack (remembered in .stack; TorchDevice=cpu|cuda overrides the device)."
    return $device
}

# What a build of program|all depends on: the device, and name, time and size of every source file.
function Get-Fingerprint([string] $what, [string] $device) {
    $folders = @('src')
    $files = @('Directory.Build.props', 'Directory.Packages.props', 'global.json')
    if ($what -eq 'all') {
        $folders += 'tests'
        $files += 'Experiments.sln'
    }
    $sources = @($files | ForEach-Object { Get-Item -LiteralPath (Join-Path $root $_) })
    $sources += @($folders | ForEach-Object { Get-ChildItem -LiteralPath (Join-Path $root $_) -Recurse -File } |
        Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj)[\\/]' })
    $lines = @($sources | ForEach-Object { '{0}|{1}|{2}' -f $_.FullName, $_.LastWriteTimeUtc.Ticks, $_.Length } | Sort-Object)
    return (@($device) + $lines) -join "`n"
}

function Test-Current([string] $what, [string] $device) {
    $stamp = Join-Path $work "$what.stamp"
    return (Test-Path -LiteralPath $program) -and (Test-Path -LiteralPath $stamp) -and
        ([IO.File]::ReadAllText($stamp) -eq (Get-Fingerprint $what $device))
}

function Assert-Sdk {
    $install = 'Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again.'
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
        Stop-Here "The .NET SDK 10.0 is needed, and 'dotnet' is not on the PATH.`n$install"
    }
    $answer = & dotnet --version 2>&1 | Out-String
    if ($LASTEXITCODE -ne 0) {
        Stop-Here "The .NET SDK 10.0 is needed; 'dotnet --version' says:`n$answer$install"
    }
}

# Builds the program or, for all, the whole solution, unless it stands as the sources and the device ask.
function Build([string] $what, [string] $device) {
    if (Test-Current $what $device) { return }
    Push-Location -LiteralPath $root
    $lock = $null
    try {
        Assert-Sdk
        New-Item -ItemType Directory -Force -Path $work -ErrorAction Stop | Out-Null
        $told = $false
        while (-not $lock) {
            try {
                $lock = [IO.File]::Open((Join-Path $work 'lock'), 'OpenOrCreate', 'ReadWrite', 'None')
            }
            catch [IO.IOException] {
                if (-not $told) { Say 'Waiting for another start that is building ...' }
                $told = $true
                Start-Sleep -Milliseconds 200
            }
        }
        if (Test-Current $what $device) { return }

        Say 'Building ...'
        # All builds share their folders: while one goes on, none stands.
        Remove-Item -Path (Join-Path $work '*.stamp')
        # Taken before the build, so that a file saved meanwhile counts as changed.
        $programNow = Get-Fingerprint 'program' $device
        $allNow = Get-Fingerprint 'all' $device
        if ($what -eq 'all') { $project = 'Experiments.sln' } else { $project = 'src/Experiments.Cli' }
        $output = & dotnet build $project -c Release '-nodeReuse:false' '-p:Stack=nuget' "-p:TorchDevice=$device" `
            '-clp:ErrorsOnly;NoSummary' 2>&1 | Out-String
        if ($LASTEXITCODE -ne 0) {
            Say $output
            if ($output -match 'NU1301') { Stop-Here 'The package registry does not answer. Connect to the network and start again.' }
            if ($output -match 'NU1101') { Stop-Here "A package is in none of NuGet's sources; 'dotnet nuget list source' lists them." }
            Stop-Here 'The build failed; see above.'
        }
        [IO.File]::WriteAllText((Join-Path $work 'program.stamp'), $programNow)
        if ($what -eq 'all') { [IO.File]::WriteAllText((Join-Path $work 'all.stamp'), $allNow) }
    }
    finally {
        if ($lock) { $lock.Dispose() }
        Pop-Location
    }
}

# The number that the summary of 'dotnet test' gives for a word.
function Get-Count([string[]] $lines, [string] $word) {
    $found = @($lines | Where-Object { $_ -match "^\s*${word}: (\d+)$" })
    if ($found.Count -eq 0) { return 0 }
    return [int] ($found[-1] -replace '\D', '')
}

# Runs the tests and ends with a line of counts; fails when a test failed or none ran.
function Invoke-Tests([string] $device, [string[]] $filters) {
    # A filter may leave a project without tests (exit code 8); that none ran at all shows in the counts.
    if ($filters.Count -gt 0) { $filters += @('--ignore-exit-code', '8') }
    Push-Location -LiteralPath $root
    try {
        & dotnet test --solution Experiments.sln -c Release --no-build '-p:Stack=nuget' "-p:TorchDevice=$device" @filters 2>&1 |
            ForEach-Object { "$_" } | Tee-Object -Variable lines | Out-Host
        $code = $LASTEXITCODE
    }
    finally {
        Pop-Location
    }
    $passed = Get-Count $lines 'succeeded'
    $failed = Get-Count $lines 'failed'
    $skipped = Get-Count $lines 'skipped'
    if ($code -ne 0 -and $failed -eq 0) {
        Say "The test run failed, exit code $code; see above."
    }
    elseif ($passed + $failed -eq 0) {
        Say 'No test ran.'
        $code = 8
    }
    $line = "$passed passed, $failed failed"
    if ($skipped -gt 0) { $line += ", $skipped skipped" }
    [Console]::Out.WriteLine($line)
    exit $code
}

if ($env:STACK -and $env:STACK -ne 'nuget') {
    Say "STACK is '$env:STACK'; on Windows it can only be nuget."
    exit 2
}
$first = "$($words[0])"
if (@('-h', '--help') -contains $first) { Show-Help }
$device = Get-Device
switch -CaseSensitive ($first) {
    'test' {
        Build 'all' $device
        Invoke-Tests $device @($words | Select-Object -Skip 1)
    }
    'benchmark' {
        Build 'all' $device
        $rest = @($words | Select-Object -Skip 1)
        & dotnet $benchmarks @rest
        exit $LASTEXITCODE
    }
    default {
        Build 'program' $device
        & dotnet $program @words
        exit $LASTEXITCODE
    }
}
