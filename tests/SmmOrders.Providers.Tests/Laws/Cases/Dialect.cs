using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>
/// A saying, written as some panel writes it: case, spacing, texts or numbers, order of the keys, envelopes, keys of its own. All of
/// it hangs on the seed, so that a failure can be repeated.
/// </summary>
internal sealed record Dialect(Saying Saying, int Seed)
{
    public static Gen<Dialect> Gen { get; } =
        from saying in Saying.Gen
        from seed in FsCheck.Fluent.Gen.Choose(0, int.MaxValue)
        select new Dialect(saying, seed);

    public string Json => Write(new Dice(Seed));

    public override string ToString() => $"{Saying} as {Json}";

    private string Write(Dice dice)
    {
        List<(string Key, string Json)> members =
        [
            .. Remains(dice), .. Number(dice, "start_count", Saying.StartCount?.ToString(CultureInfo.InvariantCulture), plain: true),
            .. Number(dice, "charge", Saying.Charge?.ToString(CultureInfo.InvariantCulture), plain: false),
        ];
        // Without anything else of an order a success is the call's.
        bool hasFacts = members.Exists(member => member.Json.Trim('"', ' ') is not ("" or "null" or "true" or "false" or ['[' or '{', ..]));
        if (Saying.Currency is { } currency)
        {
            members.Add((Laws.Json.Key(dice, "currency"), Laws.Json.Text(dice, currency)));
        }

        if (dice.Maybe(4))
        {
            members.Add((Laws.Json.Key(dice, "error"), dice.Of("null", "\"\"", "false", "0", "\"0\"", "[]", "{}")));
        }

        int form = dice.Below(6);
        string status = Laws.Json.Text(dice, Word(dice, Saying.Status, maySucceed: hasFacts || form == 0));
        members.AddRange(form == 0
            ? [(Laws.Json.Key(dice, "order_status"), status), (Laws.Json.Key(dice, "status"), Yes(dice))]
            : [(Laws.Json.Key(dice, "status"), status)]);
        members.AddRange(Strangers(dice));
        if (dice.Maybe(8))
        {
            members.Add(members[dice.Below(members.Count)]);
        }

        string order = Object(dice, members);
        return form == 1 ? Object(dice, [("\"status\"", Yes(dice)), (Laws.Json.Key(dice, "data"), order), .. Strangers(dice)]) : order;
    }

    private static string Object(Dice dice, List<(string, string)> members)
    {
        (string, string)[] shuffled = [.. members];
        dice.Shuffle(shuffled.AsSpan());
        return Laws.Json.Object(dice, shuffled);
    }

    private static string Word(Dice dice, OrderStatus status, bool maySucceed)
    {
        string word = dice.Of(KnownSpellings.All[status]);
        word = word == KnownSpellings.Success && !maySucceed ? "Completed" : word;
        word = dice.Maybe() ? word : Laws.Json.InAnyCase(dice, word);
        word = dice.Maybe(4) ? word.Replace(" ", dice.Of("", "_", "-", "  ", "\t", " - ", "\u00A0"), StringComparison.Ordinal) : word;
        return dice.Maybe(8) ? dice.Of($" {word} ", $"\u00A0{word}\r\n") : word;
    }

    private IEnumerable<(string, string)> Remains(Dice dice)
    {
        string[] json = Saying.Remains switch
        {
            { IsMissing: true } => ["", "null", "\"\"", "\"  \""],
            { IsUnreadable: true } =>
            [
                "\"Unknown\"", "\"157.5\"", "157.5", "\"1,000\"", "1e3", "true", "false", "\"NaN\"", "\"9223372036854775808\"", "\"--1\"", "[]", "{\"a\":0}",
            ],
            { Count: < 0 and > long.MinValue and var count } => [.. Count(dice, count), Laws.Json.Text(dice, $"+{-count}")],
            var remains => Count(dice, remains.Count!.Value),
        };
        string chosen = dice.Of(json);
        return chosen.Length == 0 ? [] : [(Laws.Json.Key(dice, "remains"), chosen)];
    }

    private static string[] Count(Dice dice, long count)
    {
        string digits = count.ToString(CultureInfo.InvariantCulture);
        return
        [
            digits, $"{digits}.0", Laws.Json.Text(dice, digits), Laws.Json.Text(dice, $" {digits} "), Laws.Json.Text(dice, $"{digits}.0000000000"),
            Laws.Json.Text(dice, count < 0 ? $"-00{digits[1..]}" : $"00{digits}"),
        ];
    }

    private static IEnumerable<(string, string)> Number(Dice dice, string key, string? digits, bool plain)
    {
        string json = digits is null ? dice.Of("", "null", "\"\"", "\"n/a\"", "true")
            : dice.Of(digits, Laws.Json.Text(dice, digits), Laws.Json.Text(dice, $" {digits}"), plain ? $"{digits}.0" : digits);
        return json.Length == 0 ? [] : [(Laws.Json.Key(dice, key), json)];
    }

    private static string Yes(Dice dice) => dice.Of("true", "\"ok\"", "\"OK\"", "\"success\"", "1", "200", "\"true\"");

    private static IEnumerable<(string, string)> Strangers(Dice dice)
    {
        for (int i = dice.Below(3); i > 0; i--)
        {
            string value = dice.Of("1", "\"x\"", "null", "true", "-1.5e10", "\"\\\"status\\\":\\\"Canceled\\\"\"", "\"\"");
            string nested = dice.Of("[]", "{}", "[1,[2,{\"status\":\"Canceled\"}]]", "{\"status\":\"Canceled\",\"remains\":\"0\"}");
            yield return (Laws.Json.Text(dice, dice.Of("service", "link", "runs", "statuses", "remain", "#", "état") + i), dice.Maybe() ? value : nested);
        }
    }
}
