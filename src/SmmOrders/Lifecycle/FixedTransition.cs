using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace SmmOrders;

/// <summary>
/// One answer of a <see cref="FixedLifecycle{TStatus, TTrigger}"/>: what the status was, what was asked, and what came of it. A refused
/// transition says what would have been permitted.
/// </summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
/// <typeparam name="TTrigger">What can happen.</typeparam>
/// <remarks><c>default</c> is no transition and answers to none.</remarks>
public readonly record struct FixedTransition<TStatus, TTrigger>
    where TStatus : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly byte _permitted;

    internal FixedTransition(TStatus from, TTrigger trigger, TStatus target, byte permitted)
    {
        From = from;
        Trigger = trigger;
        _permitted = permitted;
        To = IsPermitted ? target : from;
    }

    /// <summary>The status before.</summary>
    public TStatus From { get; }

    /// <summary>What was asked.</summary>
    public TTrigger Trigger { get; }

    /// <summary>The status afterwards: the trigger's target, or <see cref="From"/> where it was refused.</summary>
    public TStatus To { get; }

    /// <summary>Everything that is permitted in <see cref="From"/>, by value; empty for a final status.</summary>
    public ImmutableArray<TTrigger> PermittedTriggers => TriggersIn(_permitted);

    /// <summary>Whether it is permitted.</summary>
    public bool IsPermitted => (_permitted >> Unsafe.BitCast<TTrigger, byte>(Trigger) & 1) != 0;

    /// <summary>
    /// Why it was refused: the status, the trigger and what would be permitted, in English, for developers. <see langword="null"/> where
    /// it was permitted. The text is made when it is asked for.
    /// </summary>
    public string? RefusalReason => IsPermitted
        ? null
        : $"{Trigger} is not permitted in {From}. Permitted: {(_permitted == 0 ? "none" : string.Join(", ", PermittedTriggers))}.";

    /// <summary>For example <c>Queued -Send-> Sending</c>, or the refusal's reason.</summary>
    public override string ToString() => RefusalReason ?? $"{From} -{Trigger}-> {To}";

    internal static ImmutableArray<TTrigger> TriggersIn(byte permitted) =>
        [.. Enum.GetValues<TTrigger>().Where(trigger => (permitted >> Unsafe.BitCast<TTrigger, byte>(trigger) & 1) != 0)];
}
