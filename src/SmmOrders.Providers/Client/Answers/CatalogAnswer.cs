using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the answer to <c>action=services</c>: an array of services, also inside an envelope or as a map. A service that cannot
/// be read costs the others nothing.
/// </summary>
internal static class CatalogAnswer
{
    internal static ProviderResult<ProviderCatalog> Read(ReadOnlySpan<byte> utf8, ProviderSetup setup)
    {
        if (ActionAnswer.Open(utf8, setup, out WireValue answer) is { } failure)
        {
            return new(failure);
        }

        if (ActionAnswer.ErrorOf(answer) is { } error)
        {
            return new(error);
        }

        answer = Enveloped(answer);
        var services = ImmutableArray.CreateBuilder<ProviderService>();
        int unreadable = 0;
        var tokens = new AnswerTokens(answer.Text, int.MaxValue);
        WireValue entry = default;
        while (answer.Type == JsonTokenType.StartArray ? tokens.MoveToElement() : tokens.MoveToKey(out _))
        {
            _ = tokens.TakeValue(ref entry);
            if (ServiceOf(entry, setup.Redactor) is { } service)
            {
                services.Add(service);
            }
            else
            {
                unreadable++;
            }
        }

        return services.Count == 0 && unreadable > 0
            ? new(ActionAnswer.Malformed("no entry of the list is a service"))
            : new(new ProviderCatalog(services.ToImmutable(), unreadable));
    }

    private static WireValue Enveloped(WireValue answer)
    {
        WireValue data = ActionAnswer.OutOfEnvelope(answer);
        WireValue services = new WireObject(data).Find("services"u8);
        return services.IsNested ? services : data;
    }

    private static ProviderService? ServiceOf(WireValue entry, KeyRedactor redactor)
    {
        var fields = new WireObject(entry);
        WireValue id = fields.Find("service"u8);
        if (!id.IsWord)
        {
            return null;
        }

        return new(redactor.Text(id))
        {
            Name = Text(fields.Find("name"u8), redactor),
            Type = Text(fields.Find("type"u8), redactor),
            Category = Text(fields.Find("category"u8), redactor),
            Rate = Amount(fields.Find("rate"u8)),
            Min = Count(fields.Find("min"u8)),
            Max = Count(fields.Find("max"u8)),
            Refill = YesOrNo(fields.Find("refill"u8)),
            Cancel = YesOrNo(fields.Find("cancel"u8)),
            DripFeed = YesOrNo(fields.Find("dripfeed"u8)),
        };
    }

    private static string? Text(WireValue value, KeyRedactor redactor) => value.IsWord ? redactor.Text(value) : null;

    private static decimal? Amount(WireValue value) => WireAmount.Read(WireValue.Trim(value.Text));

    private static long? Count(WireValue value) =>
        value.IsWord && WireCount.TryRead(WireValue.Trim(value.Text), ProviderLeniencies.ZeroFractions, out long count) ? count : null;

    private static bool? YesOrNo(WireValue value) =>
        value.Type == JsonTokenType.True || Is(value, "1"u8) || Is(value, "true"u8) ? true
        : value.Type == JsonTokenType.False || Is(value, "0"u8) || Is(value, "false"u8) ? false
        : null;

    private static bool Is(WireValue value, ReadOnlySpan<byte> text) => value.IsWord && WireValue.Trim(value.Text).SequenceEqual(text);
}
