using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Keeps what FsCheck found instead of printing it.</summary>
internal sealed class Verdict : IRunner
{
    /// <summary>The same cases every time.</summary>
    public static Replay Fixed { get; } = new(new Rnd(20261123, 1), FSharpOption<int>.None);

    public string? Counterexample { get; private set; }

    /// <summary>Looks for a case that breaks the law.</summary>
    /// <param name="cases">What it is to hold for.</param>
    /// <param name="law">Throws where it does not hold.</param>
    /// <param name="times">How many cases are tried.</param>
    /// <param name="replay">The cases to repeat; new ones where it is <see langword="null"/>.</param>
    /// <returns>The smallest that was found, with the seed that repeats it; <see langword="null"/> where none was.</returns>
    public static string? On<T>(Arbitrary<T> cases, Action<T> law, int times, Replay? replay)
    {
        var verdict = new Verdict();
        Check.One(
            Config.Quick.WithMaxTest(times).WithReplay(replay is null ? FSharpOption<Replay>.None : FSharpOption<Replay>.Some(replay)).WithRunner(verdict),
            Prop.ForAll(cases, law));
        return verdict.Counterexample;
    }

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
