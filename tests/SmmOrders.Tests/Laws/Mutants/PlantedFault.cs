using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SmmOrders.Tests.Laws;

/// <summary>A law, a rule that is wrong, and the reference model with that wrong rule in place of the right one.</summary>
internal sealed record PlantedFault(Action<Trial> Law, string Fault, DomainModel Mutant)
{
    public string Name => $"{Law.Method.Name}: {Fault}";

    /// <summary>
    /// Whether the law fails for the tracker, within as many histories as it sees otherwise. The histories are always the same
    /// ones, so that the answer is.
    /// </summary>
    public static bool Falsifies(Action<Trial> law, ITracker tracker, [NotNullWhen(true)] out string? counterexample)
    {
        var verdict = new Verdict();
        Check.One(
            Config.Quick
                .WithMaxTest(LawAttribute.Usual)
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

        public void OnArguments(int ntest, Microsoft.FSharp.Collections.FSharpList<object> args, FSharpFunc<int, FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(Microsoft.FSharp.Collections.FSharpList<object> args, FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, FsCheck.TestResult result) => Counterexample = result.IsFailed ? Runner.onFinishedToString(name, result) : null;
    }
}
