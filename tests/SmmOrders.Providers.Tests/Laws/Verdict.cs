using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Keeps what FsCheck found instead of printing it.</summary>
internal sealed class Verdict : IRunner
{
    public string? Counterexample { get; private set; }

    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    public void OnFinished(string name, FsCheck.TestResult result) =>
        Counterexample = result.IsFailed ? Runner.onFinishedToString(name, result) : null;
}
