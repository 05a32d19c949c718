using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Unicode;

namespace SmmOrders.Providers;

/// <summary>
/// Finds asked ids by the keys of an answer, exactly as they were asked, without allocation. Providers mostly answer in the
/// order of the question, so the next id is tried first.
/// </summary>
internal ref struct OrderIdTable
{
    private readonly ReadOnlySpan<string> _ids;
    private readonly Span<int> _slots; // Positions in _ids, counted from 1; 0 is free. A power of two, at least twice the ids.
    private readonly int _longest;
    private int _next;

    internal OrderIdTable(ReadOnlySpan<string> ids, Span<int> slots, string parameter)
    {
        _ids = ids;
        _slots = slots;
        for (int i = 0; i < ids.Length; i++)
        {
            if (string.IsNullOrEmpty(ids[i]))
            {
                throw new ArgumentException($"The order id at {i} is {(ids[i] is null ? "null" : "empty")}. Every order that is asked for has an id.", parameter);
            }

            ref int slot = ref this.SlotOf(ids[i]);
            if (slot != 0)
            {
                throw new ArgumentException($"The order id '{ids[i]}' is at {slot - 1} and again at {i}. Ask for every order once.", parameter);
            }

            slot = i + 1;
            _longest = Math.Max(_longest, ids[i].Length);
        }
    }

    internal static int SlotsFor(int ids) => (int)BitOperations.RoundUpToPowerOf2((uint)ids * 2 + 1);

    /// <summary>Where the key stands among the ids.</summary>
    internal bool TryFind(scoped ReadOnlySpan<byte> key, out int index)
    {
        if ((uint)_next < (uint)_ids.Length && Ascii.Equals(key, _ids[_next]))
        {
            index = _next++;
            return true;
        }

        index = this.Search(key);
        _next = index < 0 ? _next : index + 1;
        return index >= 0;
    }

    private readonly int Search(scoped ReadOnlySpan<byte> key)
    {
        if (key.Length > _longest * 3)
        {
            return -1; // No character takes more than three bytes of UTF-8 for each of its UTF-16 units.
        }

        Span<char> text = key.Length <= 128 ? stackalloc char[128] : new char[key.Length];
        return Utf8.ToUtf16(key, text, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done
            ? this.SlotOf(text[..length]) - 1
            : -1;
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
