using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Collects the fields of a catalog entry, key by key.</summary>
internal sealed class ServiceFields(KeyRedactor redactor)
{
    private const int MaxDescription = 4_000;

    private string? _service;
    private string? _id;
    private string? _name;
    private string? _type;
    private string? _category;
    private string? _description;
    private decimal? _rate;
    private long? _min;
    private long? _max;
    private bool? _refill;
    private bool? _cancel;
    private bool? _dripFeed;
    private ProviderServiceFields _unreadable;

    /// <summary>Takes a value.</summary>
    /// <param name="key">Its key, in lower case; unknown keys are ignored.</param>
    /// <param name="value">The value.</param>
    internal void Take(string key, scoped in WireValue value)
    {
        switch (key)
        {
            case "service" or "service_id": _service ??= IdOf(value); break;
            case "id": _id = IdOf(value); break;
            case "name": _name = Text(value); break;
            case "type": _type = Text(value); break;
            case "category": _category = Text(value); break;
            case "desc" or "description": _description ??= value.IsWord ? redactor.Clean(WireText.ForPeople(value.Trimmed, MaxDescription)) : null; break;
            case "rate": _rate = Amount(value); break;
            case "min": _min = Count(value, ProviderServiceFields.Min); break;
            case "max": _max = Count(value, ProviderServiceFields.Max); break;
            case "refill": _refill = YesOrNo(value, ProviderServiceFields.Refill); break;
            case "cancel": _cancel = YesOrNo(value, ProviderServiceFields.Cancel); break;
            case "dripfeed" or "drip_feed": _dripFeed = YesOrNo(value, ProviderServiceFields.DripFeed); break;
        }
    }

    /// <summary>The service; <see langword="null"/> if nothing identifies it.</summary>
    // An entry with only an "id", and neither a name nor a price, is something else.
    internal ProviderService? ToService() => (_service ?? (_name is null && _rate is null ? null : _id)) is not { } id ? null : new(id)
    {
        Name = _name,
        Type = _type,
        Category = _category,
        Description = _description,
        Rate = _rate,
        Min = _min,
        Max = _max,
        Refill = _refill,
        Cancel = _cancel,
        DripFeed = _dripFeed,
        Unreadable = _unreadable,
    };

    private string? Text(scoped in WireValue value) => value.IsWord ? redactor.Text(value) : null;

    private string? IdOf(scoped in WireValue value) =>
        value.IsWord && WireText.ForPeople(WireId.Normalize(value.Text)) is { Length: <= OrderIds.MaxLength } id
        && !WireId.IsBroken(id, value.Type == JsonTokenType.Number) && !redactor.IsKey(id) ? id : null;

    // A price or a limit below zero is a mistake.
    private decimal? Amount(scoped in WireValue value)
    {
        decimal? amount = WireAmount.Read(value.Trimmed);
        return amount >= 0 ? amount : NotRead<decimal>(value, ProviderServiceFields.Rate);
    }

    private long? Count(scoped in WireValue value, ProviderServiceFields field) =>
        value.IsWord && WireCount.TryRead(value.Trimmed, mayHavePlus: false, isStrict: false, out long count) && count >= 0
            ? count
            : NotRead<long>(value, field);

    private bool? YesOrNo(scoped in WireValue value, ProviderServiceFields field) => VerdictWords.Of(value) switch
    {
        VerdictWord.Yes => true,
        VerdictWord.No => false,
        _ => NotRead<bool>(value, field),
    };

    private T? NotRead<T>(scoped in WireValue value, ProviderServiceFields field)
        where T : struct
    {
        _unreadable |= value.IsSilent ? ProviderServiceFields.None : field;
        return null;
    }
}
