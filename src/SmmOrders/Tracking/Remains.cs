using System.Globalization;

namespace SmmOrders;

/// <summary>
/// What a provider said is left to deliver: a count, nothing, or something that cannot be read. The three are kept apart
/// because a missing count read as 0 pays no refund at all.
/// </summary>
/// <remarks><c>default</c> is <see cref="Missing"/>.</remarks>
public readonly record struct Remains
{
    private readonly State _state;
    private readonly long _count;

    private Remains(State state, long count)
    {
        _state = state;
        _count = count;
    }

    private enum State : byte
    {
        Missing,
        Unreadable,
        Known,
    }

    /// <summary>The provider said nothing: absent, null or empty.</summary>
    public static Remains Missing => default;

    /// <summary>The provider said something that is no whole number, such as <c>Unknown</c>, <c>157.5</c> or <c>1,000</c>.</summary>
    public static Remains Unreadable => new(State.Unreadable, 0);

    /// <summary>Whether there is a count.</summary>
    public bool IsKnown => _state == State.Known;

    /// <summary>Whether the provider said nothing.</summary>
    public bool IsMissing => _state == State.Missing;

    /// <summary>Whether the provider said something that cannot be read.</summary>
    public bool IsUnreadable => _state == State.Unreadable;

    /// <summary>The units left to deliver. Below zero where more was delivered than ordered; may exceed the order's quantity.</summary>
    /// <exception cref="InvalidOperationException">There is no count.</exception>
    public long Count => IsKnown ? _count : throw NoCount();

    /// <summary>A count of units left to deliver; any value, also below zero.</summary>
    public static Remains Of(long count) => new(State.Known, count);

    /// <summary>A count of units left to deliver, as <see cref="Of"/>.</summary>
#pragma warning disable CA2225 // Of is the named alternative.
    public static implicit operator Remains(long count) => Of(count);
#pragma warning restore CA2225

    private InvalidOperationException NoCount() => new($"The remains are {_state}: ask {nameof(IsKnown)} first.");

    /// <summary>The count in plain digits, or <c>missing</c> or <c>unreadable</c>.</summary>
    public override string ToString() => _state switch
    {
        State.Known => _count.ToString(CultureInfo.InvariantCulture),
        State.Unreadable => "unreadable",
        _ => "missing",
    };
}
