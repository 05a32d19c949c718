using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// One answer of a <see cref="FixedLifecycle{TStatus, TTrigger}"/>: what the status was, what was asked, and what came of it. A refused
/// transition says what would have been permitted.
/// </summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
/// <typeparam name="TTrigger">What can happen.</typeparam>
/// <remarks><c>default</c> is no transition: it is not permitted, and JSON refuses it.</remarks>
public readonly struct FixedTransition<TStatus, TTrigger> : IEquatable<FixedTransition<TStatus, TTrigger>>, IJsonOnSerializing
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

    /// <summary>For JSON: what was written, where it fits together.</summary>
    /// <param name="from">The status before.</param>
    /// <param name="trigger">What was asked.</param>
    /// <param name="to">The status afterwards.</param>
    /// <param name="permittedTriggers">Everything that is permitted.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FixedTransition(TStatus from, TTrigger trigger, TStatus to, ImmutableArray<TTrigger> permittedTriggers)
    {
        From = JsonInput.Defined(from, nameof(From));
        Trigger = JsonInput.Defined(trigger, nameof(Trigger));
        To = JsonInput.Defined(to, nameof(To));
        JsonInput.Ensure(!permittedTriggers.IsDefault, "PermittedTriggers are missing.");
        foreach (TTrigger permitted in permittedTriggers)
        {
            _permitted |= (byte)(1 << Unsafe.BitCast<TTrigger, byte>(JsonInput.Defined(permitted, nameof(PermittedTriggers))));
        }

        JsonInput.Ensure(IsPermitted || EqualityComparer<TStatus>.Default.Equals(from, to), $"{trigger} is not permitted in {from}, so it does not lead to {to}.");
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
    [JsonIgnore]
    public bool IsPermitted => (_permitted >> Unsafe.BitCast<TTrigger, byte>(Trigger) & 1) != 0;

    /// <summary>
    /// Why it was refused: the status, the trigger and what would be permitted, in English, for developers. <see langword="null"/> where
    /// it was permitted. The text is made when it is asked for.
    /// </summary>
    [JsonIgnore]
    public string? RefusalReason => IsPermitted
        ? null
        : !IsMade ? "There is no transition."
        : $"{Trigger} is not permitted in {From}. Permitted: {(_permitted == 0 ? "none" : string.Join(", ", PermittedTriggers))}.";

    private bool IsMade => !EqualityComparer<TStatus>.Default.Equals(From, default);

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(FixedTransition<TStatus, TTrigger> left, FixedTransition<TStatus, TTrigger> right) => left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(FixedTransition<TStatus, TTrigger> left, FixedTransition<TStatus, TTrigger> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FixedTransition<TStatus, TTrigger> other) =>
        (From, Trigger, To, _permitted).Equals((other.From, other.Trigger, other.To, other._permitted));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FixedTransition<TStatus, TTrigger> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Trigger, To, _permitted);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(IsMade, "transition");

    /// <summary>For example <c>Queued -Send-> Sending</c>, or the refusal's reason.</summary>
    public override string ToString() => RefusalReason ?? $"{From} -{Trigger}-> {To}";

    internal static ImmutableArray<TTrigger> TriggersIn(byte permitted) =>
        [.. Enum.GetValues<TTrigger>().Where(trigger => (permitted >> Unsafe.BitCast<TTrigger, byte>(trigger) & 1) != 0)];
}
