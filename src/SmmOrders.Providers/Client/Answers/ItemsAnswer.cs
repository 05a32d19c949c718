using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the answers to <c>refill</c>, <c>refill_status</c> and <c>cancel</c>: an array of objects that name their item, a map by
/// item, or, where one item was asked for, that item alone.
/// </summary>
/// <typeparam name="T">What is read of an item.</typeparam>
/// <param name="idKey">The key of the item's identifier in an array.</param>
/// <param name="valueKey">The key of what is said about the item.</param>
/// <param name="read">Reads what is said; the value is neither absent nor an error.</param>
internal sealed class ItemsAnswer<T>(string idKey, string valueKey, ItemsAnswer<T>.ReadItem read)
    where T : notnull
{
    private readonly byte[] _idKey = System.Text.Encoding.ASCII.GetBytes(idKey);
    private readonly byte[] _valueKey = System.Text.Encoding.ASCII.GetBytes(valueKey);

    /// <summary>Reads what is said about one item.</summary>
    internal delegate ProviderResult<T> ReadItem(string id, WireValue value);

    /// <summary>Reads the answer about the items asked for, each at its place; an item that is not asked for is passed over.</summary>
    internal ProviderResult<T>[] Read(ReadOnlySpan<byte> utf8, ProviderSetup setup, ImmutableArray<string> ids)
    {
        var results = new ProviderResult<T>[ids.Length];
        ProviderFailure? failure = ActionAnswer.Open(utf8, setup, out WireValue answer) ?? ActionAnswer.ErrorOf(answer);
        if (failure is null)
        {
            WireValue inner = ActionAnswer.OutOfEnvelope(answer);
            failure = ActionAnswer.ErrorOf(inner);
            if (failure is null)
            {
                this.ReadAll(inner, ids, results);
            }
        }

        failure ??= new(ProviderFailureKind.NotReported, "the answer does not have it");
        for (var i = 0; i < results.Length; i++)
        {
            results[i] ??= new(failure);
        }

        return results;
    }

    private void ReadAll(WireValue answer, ImmutableArray<string> ids, ProviderResult<T>[] results)
    {
        WireValue alone = new WireObject(answer).Find(_valueKey);
        if (ids.Length == 1 && !alone.IsAbsent)
        {
            results[0] = this.ReadValue(ids[0], answer);
            return;
        }

        var tokens = new AnswerTokens(answer.Text, int.MaxValue);
        WireValue item = default;
        ReadOnlySpan<byte> key = default;
        while (answer.Type == JsonTokenType.StartArray ? tokens.MoveToElement() : tokens.MoveToKey(out key))
        {
            _ = tokens.TakeValue(ref item);
            WireValue named = new WireObject(item).Find(_idKey);
            string id = WireText.ForPeople(answer.Type == JsonTokenType.StartArray ? named.IsWord ? named.Text : default : key);
            int at = ids.IndexOf(id);
            if (at >= 0)
            {
                results[at] = results[at] is null
                    ? this.ReadValue(id, item)
                    : new(ActionAnswer.Malformed("the answer has it twice"));
            }
        }
    }

    private ProviderResult<T> ReadValue(string id, WireValue item)
    {
        WireValue value = item.IsNested ? new WireObject(item).Find(_valueKey) : item;
        ProviderFailure? error = item.IsNested ? ActionAnswer.ErrorOf(item) ?? (value.IsNested ? ActionAnswer.ErrorOf(value) : null) : null;
        error ??= ActionAnswer.OfAnother(item, _idKey, id);
        return error is not null ? new(error)
            : value.IsSilent ? new(ActionAnswer.Malformed($"it says nothing under {valueKey}"))
            : value.IsEmpty ? new(ActionAnswer.Refused(valueKey, value))
            : read(id, value);
    }
}
