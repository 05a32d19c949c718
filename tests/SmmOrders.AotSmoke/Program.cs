using System.Text;
using SmmOrders.AotSmoke;

// For the benchmark of start-up: an empty application, an empty container, one with another's service, and the first decision.
switch (args)
{
    case ["empty"]:
        return;
    case ["container"]:
        ContainerSmoke.BuildEmpty();
        return;
    case ["service"]:
        ContainerSmoke.BuildAnother();
        return;
    case ["first-decision"]:
        Environment.ExitCode = ContainerSmoke.Decide() is { Amount: 4.00m } ? 0 : 1;
        return;
}

// Uses everything that the packages offer and writes down what comes of it. Compiled ahead of time or just in time, it must
// write the same.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
LifecycleSmoke.Run();
RefundSmoke.Run();
TrackerSmoke.Run();
SubmissionSmoke.Run();
await StorageSmoke.RunAsync();
TimingSmoke.Run();
GuideSmoke.Run();
RulesSmoke.Run();
ContainerSmoke.Run();
ConfigurationSmoke.Run();
ReaderSmoke.Run();
await ClientSmoke.RunAsync();
JsonSmoke.Run();

// Whoever compares two runs looks for it: a run that ended before is no proof.
Say.Line($"That was all.");
