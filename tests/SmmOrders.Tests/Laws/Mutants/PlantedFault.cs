using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SmmOrders.Tests.Laws;

/// <summary>A law, a rule that is wrong, and the reference model with that wrong rule in place of the right one.</summary>
internal sealed record PlantedFault(Action<Trial> Law, string Fault, DomainModel Mutant)
{
    /// <summary>
    /// Whether the law fails for the tracker: over the same histories every time, and fewer of them than the library has to
    /// bear, so that what is found here is found there.
    /// </summary>
    public static bool Falsifies(Action<Trial> law, ITracker tracker, [NotNullWhen(true)] out string? counterexample)
    {
        var verdict = new Verdict();
        Check.One(
            Config.Quick
                .WithMaxTest(LawAttribute.Usual / 4)
                .WithReplay(new Replay(new Rnd(20261123, 1), FSharpOption<int>.None))
                .WithRunner(verdict),
            Prop.ForAll(Trials.Of(tracker), law));
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
