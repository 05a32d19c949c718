using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the answer to <c>action=services</c>: a list of services, even inside an envelope or as a map. An unreadable service
/// does not affect the others.
/// </summary>
internal sealed class ServicesReader(AnswerGrammar grammar, KeyRedactor redactor)
{
    private const string NoList = "no list of services";

    internal ProviderResult<ProviderCatalog> Read(scoped in WireValue answer, int depth = 0)
    {
        if (answer.Type == JsonTokenType.String)
        {
            return new(ProviderFailure.Refused(grammar.RefusalOf(answer)));
        }

        AnswerElement element = grammar.Open(answer);
        WireValue services = element.Find("services"u8);
        return grammar.SaysNoIncludingStatus(element) ? new(ProviderFailure.Refused(grammar.RefusalOf(element)))
            : element.Fault is not null ? Broken(element.Fault)
            : services.IsNested ? ReadEntries(services)
            : element.Data.IsNested && depth < AnswerGrammar.MostEnvelopes ? Read(element.Data, depth + 1)
            : AnswerGrammar.SaysYes(element) ? Broken($"a yes, but {NoList}")
            : AnswerGrammar.HasWords(element) ? new(ProviderFailure.Refused(grammar.RefusalOf(element)))
            : ReadEntries(answer);
    }

    private ProviderResult<ProviderCatalog> ReadEntries(scoped in WireValue list)
    {
        var services = ImmutableArray.CreateBuilder<ProviderService>();
        int unreadable = 0;
        var tokens = new AnswerTokens(list);
        WireValue entry = default;
        while (list.Type == JsonTokenType.StartArray ? tokens.MoveToElement() : tokens.MoveToKey(out _))
        {
            _ = tokens.TakeValue(ref entry);
            if (ServiceOf(entry) is { } service)
            {
                services.Add(service);
            }
            else
            {
                unreadable++;
            }
        }

        return services.Count > 0 || unreadable == 0 ? new(new ProviderCatalog(services.ToImmutable(), unreadable))
            : unreadable == 1 && list.Type == JsonTokenType.StartArray && entry is { Type: JsonTokenType.String, IsWord: true } ? new(ProviderFailure.Refused(grammar.RefusalOf(entry)))
            : unreadable == 1 && grammar.SaysNo(entry, out ProviderRefusal refusal) ? new(ProviderFailure.Refused(refusal))
            : Broken(NoList);
    }

    private ProviderService? ServiceOf(scoped in WireValue entry)
    {
        if (entry.Type != JsonTokenType.StartObject)
        {
            return null;
        }

        var fields = new ServiceFields(redactor);
        var tokens = new AnswerTokens(entry);
        WireValue value = default;
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            _ = tokens.TakeValue(ref value);
            fields.Take(Encoding.UTF8.GetString(key).ToLowerInvariant(), value);
        }

        return fields.ToService();
    }

    private static ProviderResult<ProviderCatalog> Broken(string why) => new(ProviderFailure.Malformed(why));
}
