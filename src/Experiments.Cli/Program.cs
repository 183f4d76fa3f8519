using Experiments.Cli;

using var process = new ProcessCaller(args);
var caller = process.ToCaller();
var lastResort = new LastResort(caller, () => process.OutputFailure, Path.GetTempPath());
AppDomain.CurrentDomain.UnhandledException += (_, thrown) =>
{
    lastResort.Tell((Exception)thrown.ExceptionObject);
    ProcessEnd.Now(ExitCode.Defect);
};
return lastResort.Run(new CommandLine(caller).Run);
