using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Stateless;
using Stateless.Graph;

namespace SmmOrders;

/// <summary>
/// A lifecycle that is the same for every panel: declared with Stateless, and frozen into a table. See
/// <see cref="SubmissionLifecycle"/> and <see cref="RequestLifecycle"/>.
/// </summary>
/// <remarks><see cref="Evaluate"/>, <see cref="TryFire"/> and <see cref="Fire"/> are thread-safe and do not allocate.</remarks>
/// <typeparam name="TStatus">The statuses: an enum of one byte, without a value 0.</typeparam>
/// <typeparam name="TTrigger">The triggers: an enum of one byte, without a value 0. Each trigger leads to one status.</typeparam>
[JsonConverter(typeof(NotForJson))]
public sealed class FixedLifecycle<TStatus, TTrigger>
    where TStatus : struct, Enum
    where TTrigger : struct, Enum
{
    // Room for seven values and 0: one byte holds the triggers of a status.
    private const int Width = 8;

    private readonly Action<StateMachine<TStatus, TTrigger>> _declare;
    private readonly TStatus[] _targets;
    private readonly byte[] _permitted;

    // The declaration is authoritative; the permitted triggers repeat it in frozen form, so that no application JIT-compiles
    // Stateless at startup.
    internal FixedLifecycle(
        Action<StateMachine<TStatus, TTrigger>> declare, TStatus initial, TStatus[] targets, params (TStatus From, TTrigger[] Triggers)[] permitted)
    {
        _declare = declare;
        _targets = targets;
        _permitted = new byte[Width];
        InitialStatus = initial;
        foreach ((TStatus from, TTrigger[] triggers) in permitted)
        {
            foreach (TTrigger trigger in triggers)
            {
                _permitted[Value(from)] |= (byte)(1 << Value(trigger));
            }
        }
    }

    /// <summary>The initial status.</summary>
    public TStatus InitialStatus { get; }

    /// <summary>The status that the trigger leads to, if it is permitted.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trigger"/> is not a defined value.</exception>
    public TStatus TargetOf(TTrigger trigger) => _targets[Value(EnsureDefined(trigger, nameof(trigger))) - 1];

    /// <summary>Every trigger permitted in the status, in order of value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a defined value.</exception>
    public ImmutableArray<TTrigger> PermittedTriggers(TStatus status) =>
        FixedTransition<TStatus, TTrigger>.TriggersIn(_permitted[Value(EnsureDefined(status, nameof(status)))]);

    /// <summary>Whether no transition leads out of the status.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a defined value.</exception>
    public bool IsFinal(TStatus status) => _permitted[Value(EnsureDefined(status, nameof(status)))] == 0;

    /// <summary>Returns what the trigger does in the status: a transition, permitted or refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a defined value.</exception>
    public FixedTransition<TStatus, TTrigger> Evaluate(TStatus status, TTrigger trigger)
    {
        byte permitted = _permitted[Value(EnsureDefined(status, nameof(status)))];
        return new(status, trigger, TargetOf(trigger), permitted);
    }

    /// <summary>Returns whether the trigger is permitted; the transition contains the new status, or why it was refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a defined value.</exception>
    public bool TryFire(TStatus status, TTrigger trigger, out FixedTransition<TStatus, TTrigger> transition)
    {
        transition = Evaluate(status, trigger);
        return transition.IsPermitted;
    }

    /// <summary>Returns the new status, or throws if the trigger is refused.</summary>
    /// <exception cref="InvalidFixedTransitionException{TStatus, TTrigger}">The transition is refused; the exception carries it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a defined value.</exception>
    public TStatus Fire(TStatus status, TTrigger trigger) =>
        TryFire(status, trigger, out FixedTransition<TStatus, TTrigger> transition)
            ? transition.To
            : throw new InvalidFixedTransitionException<TStatus, TTrigger>(transition);

    /// <summary>Creates a live Stateless machine over a status that the caller stores, for use with Stateless's hooks. Not thread-safe.</summary>
    /// <param name="getStatus">Reads the status.</param>
    /// <param name="setStatus">Writes the status.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public StateMachine<TStatus, TTrigger> CreateMachine(Func<TStatus> getStatus, Action<TStatus> setStatus)
    {
        ArgumentNullException.ThrowIfNull(getStatus);
        ArgumentNullException.ThrowIfNull(setStatus);
        var machine = new StateMachine<TStatus, TTrigger>(getStatus, setStatus);
        _declare(machine);
        return machine;
    }

    /// <summary>The lifecycle as a Mermaid state diagram, final statuses marked. Lines end in <c>\n</c>.</summary>
    public string ToMermaid()
    {
        var machine = new StateMachine<TStatus, TTrigger>(InitialStatus);
        _declare(machine);
        return LifecycleDiagram.MarkFinal(MermaidGraph.Format(machine.GetInfo()), Enum.GetValues<TStatus>().Where(IsFinal));
    }

    internal static TStatus EnsureDefined(TStatus status, string parameter) =>
        Enum.IsDefined(status) ? status : throw UndefinedEnum.Error(parameter, status, "a status of this lifecycle");

    private static TTrigger EnsureDefined(TTrigger trigger, string parameter) =>
        Enum.IsDefined(trigger) ? trigger : throw UndefinedEnum.Error(parameter, trigger, "a trigger of this lifecycle");

    private static byte Value<T>(T value)
        where T : struct, Enum => Unsafe.BitCast<T, byte>(value);
}
