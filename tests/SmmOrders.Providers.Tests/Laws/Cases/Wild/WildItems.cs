using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What is said of several orders or refills, to be written as a map or as a list.</summary>
/// <param name="Seed">All else hangs on it.</param>
/// <param name="Least">How many there are at least.</param>
internal sealed record WildItems(int Seed, int Least)
{
    private static readonly string[] Junk =
    [
        "{}", "[]", "null", "\"\"", "\"x\"", "0", "-1.5e300", "true", "{\"status\":\"Paused\"}", "{\"error\":{\"a\":[1,2]}}", "{\"status\":true,\"data\":{}}",
        "{\"status\":false}", "{\"success\":false,\"message\":\"Invalid API key\"}", "{\"status\":\"fail\",\"msg\":\"x\"}", "{\"message\":\"x\"}", "[{\"error\":\"x\"}]",
        "{\"status\":\"Pending\",\"status\":\"Canceled\"}", "{\"order\":\"nobody\",\"order_id\":\"x\",\"status\":\"Canceled\"}", "{\"status\":\"\\ud800\\u0000\"}",
        "{\"data\":{\"data\":{\"data\":{\"data\":{\"data\":{\"data\":{\"status\":\"Canceled\"}}}}}}}", "[[[[[[]]]]]]", "{\"refill\":{\"refill\":{}},\"cancel\":[[]]}",
        $"{{\"status\":\"Completed\",\"x\":{new string('[', 400)}{new string(']', 400)}}}", "{\"start_count\":1e999999,\"charge\":-0.0e-999,\"status\":{}}",
    ];

    public static Arbitrary<WildItems> Any { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => new WildItems(seed, Least: 1)));

    public static Arbitrary<WildItems> Several { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => new WildItems(seed, Least: 2)));

    public Question Question => Write().Question;

    /// <summary>The question and an object for each that was asked about; each that has an item names nobody itself.</summary>
    public (Question Question, ImmutableArray<string> Items, Dice Dice) Write()
    {
        var dice = new Dice(Seed);
        Question question = Question.AboutSome(dice, Least);
        return (question, [.. question.Ids.Select(_ => new WildWriter(question, dice, null).WriteItem())], dice);
    }

    /// <summary>The items as a map, one of them spoiled where a place is given.</summary>
    public string AsMap(int? spoiled = null)
    {
        (Question question, ImmutableArray<string> items, Dice dice) = Write();
        string[] members = [.. question.Ids.Zip(items, (id, item) => $"\"{id}\":{item}")];
        if (spoiled is { } place)
        {
            members[place] = $"\"{question.Ids[place]}\":{dice.Of(Junk)}";
        }

        return Enveloped($"{{{string.Join(',', members)}}}");
    }

    /// <summary>The same as a list, in which each item names itself.</summary>
    public string AsList(int? spoiled = null)
    {
        (Question question, ImmutableArray<string> items, Dice dice) = Write();
        string key = question.NameKeys[(Seed & int.MaxValue) % question.NameKeys.Length];
        string[] elements = [.. question.Ids.Zip(items, (id, item) => Named(key, id, item))];
        if (spoiled is { } place)
        {
            string junk = dice.Of(Junk);
            elements[place] = junk[0] == '{' && dice.Maybe() ? Named(key, question.Ids[place], junk) : junk;
        }

        return Enveloped($"[{string.Join(',', elements)}]");
    }

    public override string ToString() => $"{Question.Action} {string.Join(',', Question.Ids)} in {AsMap()} or {AsList()}";

    private static string Named(string key, string id, string item) => $"{{\"{key}\":\"{id}\"{(item is "{}" ? "" : ",")}{item[1..]}";

    private string Enveloped(string all) => (Seed & 3) == 0 ? $"{{\"status\":true,\"data\":{all}}}" : all;
}
