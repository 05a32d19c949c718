using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Unicode;

namespace SmmOrders.Providers;

/// <summary>
/// Finds the requested identifiers among the keys and values of an answer, without allocation. Providers mostly answer in the
/// order of the request, so the next identifier is tried first. A <c>default</c> instance is for a request about one item whose
/// identifier is unknown here.
/// </summary>
internal ref struct RequestedIds
{
    private readonly string? _id; // The only one.
    private readonly ReadOnlySpan<string> _ids;
    private readonly Span<int> _slots; // Positions in _ids, counted from 1; 0 is free. A power of two, at least twice the ids.
    private readonly int _longest;
    private int _next;

    /// <summary>A single requested identifier.</summary>
    internal RequestedIds(string id)
    {
        _id = id;
        _longest = id.Length;
    }

    /// <summary>Several requested identifiers.</summary>
    internal RequestedIds(ReadOnlySpan<string> ids, Span<int> slots, string parameter)
    {
        _ids = ids;
        _slots = slots;
        for (int i = 0; i < ids.Length; i++)
        {
            if (string.IsNullOrEmpty(ids[i]))
            {
                throw new ArgumentException($"The order id at {i} is {(ids[i] is null ? "null" : "empty")}. Every requested order has an id.", parameter);
            }

            ref int slot = ref SlotOf(ids[i]);
            if (slot != 0)
            {
                throw new ArgumentException($"The order id '{ids[i]}' is at {slot - 1} and again at {i}. Ask for every order once.", parameter);
            }

            slot = i + 1;
            _longest = Math.Max(_longest, ids[i].Length);
        }
    }

    /// <summary>The number of identifiers; 0 if the only one is unknown here.</summary>
    internal readonly int Count => _id is null ? _ids.Length : 1;

    internal readonly string this[int index] => _id ?? _ids[index];

    internal static int SlotsFor(int ids) => (int)BitOperations.RoundUpToPowerOf2((uint)ids * 2 + 1);

    /// <summary>Finds the position of a key among the identifiers.</summary>
    internal bool TryFind(scoped ReadOnlySpan<byte> key, out int index)
    {
        if ((uint)_next < (uint)_ids.Length && Ascii.Equals(key, _ids[_next]))
        {
            index = _next++;
            return true;
        }

        index = IndexOf(key);
        _next = index < 0 ? _next : index + 1;
        return index >= 0;
    }

    /// <summary>The position of an identifier, as written or as <see cref="WireId"/> normalizes it; -1 if it was not requested.</summary>
    internal readonly int IndexOf(scoped ReadOnlySpan<byte> id)
    {
        int index = Search(id);
        if (index >= 0 || id.IsEmpty)
        {
            return index;
        }

        ReadOnlySpan<byte> normal = WireId.Normalize(id);
        return normal.Length == id.Length ? -1 : Search(normal);
    }

    private readonly int Search(scoped ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty || key.Length > _longest * 3)
        {
            return -1; // No character takes more than three bytes of UTF-8 for each of its UTF-16 units.
        }

        Span<char> text = key.Length <= 128 ? stackalloc char[128] : new char[key.Length];
        if (Utf8.ToUtf16(key, text, out _, out int length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return -1;
        }

        return _id is not null ? text[..length].SequenceEqual(_id) ? 0 : -1 : SlotOf(text[..length]) - 1;
    }

    private readonly ref int SlotOf(scoped ReadOnlySpan<char> id)
    {
        int at = string.GetHashCode(id);
        while (true)
        {
            ref int slot = ref _slots[at & (_slots.Length - 1)];
            if (slot == 0 || id.SequenceEqual(_ids[slot - 1]))
            {
                return ref slot;
            }

            at++;
        }
    }
}
