using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// The result of a trigger in a <see cref="FixedLifecycle{TStatus, TTrigger}"/>: the status before, the trigger, and the status
/// after. A refused transition lists what would have been permitted.
/// </summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
/// <typeparam name="TTrigger">The triggers.</typeparam>
/// <remarks><c>default</c> is not a transition: it is not permitted, and JSON refuses it.</remarks>
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

    /// <summary>For JSON deserialization; the transition must be one of the lifecycle, permitted or refused.</summary>
    /// <param name="from">The status before.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="to">The status after.</param>
    /// <param name="permittedTriggers">Every trigger that is permitted.</param>
    /// <exception cref="JsonException">A member is missing, or contradicts the lifecycle.</exception>
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

        FixedLifecycle<TStatus, TTrigger>? lifecycle = FixedLifecycles.Find<TStatus, TTrigger>();
        JsonInput.Ensure(lifecycle is not null, $"There is no lifecycle of {typeof(TStatus).Name} and {typeof(TTrigger).Name}.");
        FixedTransition<TStatus, TTrigger> actual = lifecycle!.Evaluate(from, trigger);
        JsonInput.Ensure(_permitted == actual._permitted, $"PermittedTriggers are not those of {from}: {actual.PermittedList}.");
        JsonInput.Ensure(Equals(actual), $"To is {to}, and {trigger} in {from} leads to {actual.To}.");
    }

    /// <summary>The status before.</summary>
    public TStatus From { get; }

    /// <summary>The trigger.</summary>
    public TTrigger Trigger { get; }

    /// <summary>The status after: the trigger's target, or <see cref="From"/> if it was refused.</summary>
    public TStatus To { get; }

    /// <summary>Every trigger permitted in <see cref="From"/>, in order of value; empty for a final status.</summary>
    public ImmutableArray<TTrigger> PermittedTriggers => TriggersIn(_permitted);

    /// <summary>Whether the transition is permitted.</summary>
    [JsonIgnore]
    public bool IsPermitted => (_permitted >> Unsafe.BitCast<TTrigger, byte>(Trigger) & 1) != 0;

    /// <summary>
    /// Why it was refused: the status, the trigger and what would be permitted, in English, for developers. <see langword="null"/> if
    /// it was permitted. Built on each call.
    /// </summary>
    [JsonIgnore]
    public string? RefusalReason => IsPermitted
        ? null
        : !IsMade ? "There is no transition."
        : $"{Trigger} is not permitted in {From}. Permitted: {PermittedList}.";

    private string PermittedList => _permitted == 0 ? "none" : string.Join(", ", PermittedTriggers);

    private bool IsMade => !EqualityComparer<TStatus>.Default.Equals(From, default);

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(FixedTransition<TStatus, TTrigger> left, FixedTransition<TStatus, TTrigger> right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(FixedTransition<TStatus, TTrigger> left, FixedTransition<TStatus, TTrigger> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FixedTransition<TStatus, TTrigger> other) =>
        (From, Trigger, To, _permitted).Equals((other.From, other.Trigger, other.To, other._permitted));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FixedTransition<TStatus, TTrigger> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Trigger, To, _permitted);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(IsMade, "transition");

    /// <summary>For example <c>Queued -Send-> Sending</c>, or <see cref="RefusalReason"/>.</summary>
    public override string ToString() => RefusalReason ?? $"{From} -{Trigger}-> {To}";

    internal static ImmutableArray<TTrigger> TriggersIn(byte permitted) =>
        [.. Enum.GetValues<TTrigger>().Where(trigger => (permitted >> Unsafe.BitCast<TTrigger, byte>(trigger) & 1) != 0)];
}
