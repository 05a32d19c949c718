using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads an order's status and its numbers, once it is clear which fields are the order's.</summary>
internal sealed class OrderReader
{
    private readonly StatusWords _words;
    private readonly ProviderLeniencies _leniencies;

    internal OrderReader(StatusWords words, ProviderLeniencies leniencies)
    {
        _words = words;
        _leniencies = leniencies;
    }

    /// <summary>Reads the fields of an order.</summary>
    /// <param name="order">The fields.</param>
    /// <param name="word">The status's word, which is one of them; an absent one where there is none.</param>
    /// <param name="answer">What they say.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // As in ItemReader.
    internal void Read(scoped in AnswerFields order, scoped in WireValue word, out ProviderAnswer answer)
    {
        if (!word.IsWord)
        {
            const string But = "no status, but a message: ";
            answer = new(StatusReport.Malformed(
                order.Message.IsWord ? But + WireText.ForPeople(order.Message.Text, WireText.MaxDetail - But.Length)
                : StatusWords.IsYes(order.Status) ? "a yes, but no status"
                : "no status"));
            return;
        }

        OrderStatus status = _words.Read(word);
        answer = new(
            status != 0 ? StatusReport.Of(status, this.ReadRemains(order.Remains)) : StatusReport.UnknownStatus(WireText.ForPeople(word.Text)),
            this.TryTakeNumber(order.StartCount, out ReadOnlySpan<byte> start)
                && WireCount.TryRead(start, _leniencies & ~ProviderLeniencies.PlusIsOverDelivered, out long count) ? count : null,
            this.TryTakeNumber(order.Charge, out ReadOnlySpan<byte> charge) ? WireAmount.Read(charge) : null,
            order.Currency is { Type: JsonTokenType.String, IsSilent: false } ? CurrencyCodes.Get(order.Currency.Text) : null);
    }

    private Remains ReadRemains(scoped in WireValue remains) =>
        !this.TryTakeNumber(remains, out ReadOnlySpan<byte> text) ? remains.IsSilent ? Remains.Missing : Remains.Unreadable
        : text.IsEmpty ? Remains.Missing
        : WireCount.TryRead(text, _leniencies, out long count) ? Remains.Of(count)
        : Remains.Unreadable;

    // White space is cut where it is forgiven; else it spoils the number.
    private bool TryTakeNumber(scoped in WireValue value, out ReadOnlySpan<byte> text)
    {
        text = (_leniencies & ProviderLeniencies.SpacesAroundNumbers) != 0 ? WireValue.Trim(value.Text) : value.Text;
        return value.Type == JsonTokenType.String || (value.Type == JsonTokenType.Number && (_leniencies & ProviderLeniencies.JsonNumbers) != 0);
    }
}
