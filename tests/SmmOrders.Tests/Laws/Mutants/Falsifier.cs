using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SmmOrders.Tests.Laws;

/// <summary>Tries to break a law, as FsCheck does it for the library.</summary>
internal static class Falsifier
{
    /// <summary>
    /// Whether the law fails: over the same cases every time, and over fewer of them than for the library, so that a fault found here
    /// is also found there.
    /// </summary>
    public static bool Falsifies<T>(Action<T> law, Arbitrary<T> cases, [NotNullWhen(true)] out string? counterexample)
    {
        var verdict = new Verdict();
        Check.One(
            Config.Quick
                .WithMaxTest(LawAttribute.Usual / 2)
                .WithReplay(new Replay(new Rnd(20261123, 1), FSharpOption<int>.None))
                .WithRunner(verdict),
            Prop.ForAll(cases, law));
        counterexample = verdict.Counterexample;
        return counterexample is not null;
    }

    /// <summary>Keeps what FsCheck found instead of printing it.</summary>
    private sealed class Verdict : IRunner
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
}
