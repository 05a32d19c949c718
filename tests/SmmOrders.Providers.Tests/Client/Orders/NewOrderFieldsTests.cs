using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SmmOrders.Providers.Tests.Laws;

namespace SmmOrders.Providers.Tests;

/// <summary>What is to be sent can be kept as names and values, and comes back as it was.</summary>
public sealed class NewOrderFieldsTests
{
    private static readonly Func<string, string[], int, int, NewOrder>[] Kinds =
    [
        (text, _, most, _) => NewOrder.Default("1", text, most),
        (text, _, most, few) => NewOrder.DripFeed("1", text, most, few, TimeSpan.FromMinutes(few)),
        (text, _, _, _) => NewOrder.Package(text, text),
        (text, lines, most, _) => NewOrder.Seo("1", text, most, lines),
        (text, lines, _, _) => NewOrder.CustomComments("1", text, lines),
        (text, lines, _, _) => NewOrder.CommentReplies("1", text, text, lines),
        (text, _, most, _) => NewOrder.CommentLikes("1", text, most, text),
        (text, lines, _, _) => NewOrder.MentionsCustomList("1", text, lines),
        (text, lines, most, few) => NewOrder.Mentions("1", text, most, lines, few % 2 == 0 ? null : lines),
        (text, _, most, _) => NewOrder.MentionsHashtag("1", text, most, text),
        (text, _, most, _) => NewOrder.MentionsUserFollowers("1", text, most, text),
        (text, _, most, _) => NewOrder.MentionsMediaLikers("1", text, most, text),
        (text, _, most, few) => NewOrder.Poll("1", text, most, few - 1),
        (text, lines, most, _) => NewOrder.InvitesFromGroups("1", text, most, lines),
        (text, _, most, few) => NewOrder.WebTraffic(
            "1", text, most, text, (TrafficDevice)((few % 5) + 1), (few % 3) switch { 0 => TrafficSource.Blank, 1 => TrafficSource.Search(text), _ => TrafficSource.Referrer(text) }),
        (text, _, most, few) => NewOrder.Subscription(
            "1", text, few, Math.Max(most, few), TimeSpan.FromMinutes(few - 1), few % 2 == 0 ? null : few, few % 3 == 0 ? null : few - 1, few % 5 == 0 ? null : new DateOnly(2026, 1, 1).AddDays(few)),
    ];

    private static readonly Arbitrary<NewOrder> Orders = (
        from kind in Gen.Elements(Kinds)
        from text in Gen.Elements("https://example.com/p/1?a=b&c=d", "ğüş & = ?", " x ", "\u0000", "key=1")
        from lines in Gen.Elements<string[]>(["one"], ["one", "two = &"], ["ğ", " y "])
        from most in Gen.Choose(1, int.MaxValue)
        from few in Gen.Choose(1, 90)
        from extra in Gen.Elements<(string, string)?>(null, ("speed", ""), ("quantity", "7"), ("link", "M"), ("note", "a\nb"))
        select extra is { } field ? kind(text, lines, most, few).With(field.Item1, field.Item2) : kind(text, lines, most, few)).ToArbitrary();

    private static readonly Dictionary<string, Func<IEnumerable<KeyValuePair<string, string>>, NewOrder>> FaultyWaysBack = new()
    {
        ["loses empty fields"] = fields => NewOrder.FromFields(fields.Where(field => field.Value.Length > 0)),
        ["trims values"] = fields => NewOrder.FromFields(fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Trim()))),
        ["sorts by name"] = fields => NewOrder.FromFields(fields.OrderBy(field => field.Key, StringComparer.Ordinal)),
        ["knows the protocol's fields alone"] = fields => NewOrder.FromFields(fields.Where(field => field.Key is not ("speed" or "note"))),
    };

    public static TheoryData<string> Faults() => [.. FaultyWaysBack.Keys];

    [Property(MaxTest = 2000)]
    public Property Every_order_comes_back_from_its_fields() => Prop.ForAll(Orders, order => Holds(order, NewOrder.FromFields));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_round_trip_that_changes_something_is_caught(string fault) =>
        Assert.NotNull(Verdict.On(Orders, order => Holds(order, FaultyWaysBack[fault]), 2000, Verdict.Fixed));

    [Property(MaxTest = 2000)]
    public Property An_order_that_lost_or_doubled_what_it_needs_is_refused() => Prop.ForAll(Orders, order =>
    {
        Assert.False(NewOrder.TryFromFields(order.Fields.Where(field => field.Key != "service"), out _, out _));
        Assert.False(NewOrder.TryFromFields(order.Fields.Add(order.Fields[0]), out _, out _));
        Assert.False(NewOrder.TryFromFields(order.Fields.Where(field => field.Key is not ("link" or "username")), out _, out _));
        Assert.False(NewOrder.TryFromFields(order.Fields.Add(new("key", "secret")), out _, out _));
        Assert.False(NewOrder.TryFromFields(order.Fields.Add(new("action", "add")), out _, out _));
    });

    [Theory]
    [InlineData("", "The field service is missing. An order has a service, and a link or, for a subscription, username, min, max, delay.")]
    [InlineData("service=1", "The field link is missing.")]
    [InlineData("service=1;username=u", "The field min is missing.")]
    [InlineData("service=1;username=u;min=1;max=2", "The field delay is missing.")]
    [InlineData("service= ;link=L", "The field service is empty; it is a text.")]
    [InlineData("service=1;link=", "The field link is empty; it is a text.")]
    [InlineData("service=1;username= ;min=1;max=2;delay=0", "The field username is empty; it is a text.")]
    [InlineData("service=1;link=L;key=secret", "The field key is reserved; only the client sets it.")]
    [InlineData("service=1;link=L;action=cancel", "The field action is reserved; only the client sets it.")]
    [InlineData("service=1;link=L;link=M", "The field link occurs twice; each field may occur once.")]
    [InlineData("service=1;link=L; =x", "A field has no name.")]
    [InlineData("service=1;link=L;quantity=0", "The field quantity is \"0\"; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;quantity=-5", "The field quantity is \"-5\"; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;quantity=1.5", "The field quantity is \"1.5\"; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;quantity=", "The field quantity is \"\"; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;quantity=9223372036854775808", "The field quantity is a text of 19 characters; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;quantity=https://example.com/of-a-customer", "The field quantity is a text of 33 characters; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;runs=0", "The field runs is \"0\"; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;interval=0", "The field interval is \"0\"; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;device=6", "The field device is \"6\"; it is a whole number from 1 to 5.")]
    [InlineData("service=1;link=L;type_of_traffic=4", "The field type_of_traffic is \"4\"; it is a whole number from 1 to 3.")]
    [InlineData("service=1;link=L;answer_number=-1", "The field answer_number is \"-1\"; it is a whole number from 0 on.")]
    [InlineData("service=1;link=L;posts=0", "The field posts is \"0\"; it is a whole number from 1 on.")]
    [InlineData("service=1;link=L;old_posts=-1", "The field old_posts is \"-1\"; it is a whole number from 0 on.")]
    [InlineData("service=1;username=u;min=0;max=2;delay=0", "The field min is \"0\"; it is a whole number from 1 on.")]
    [InlineData("service=1;username=u;min=1;max=0;delay=0", "The field max is \"0\"; it is a whole number from 1 on.")]
    [InlineData("service=1;username=u;min=1;max=2;delay=-1", "The field delay is \"-1\"; it is a whole number from 0 on.")]
    [InlineData("service=1;username=u;min=3;max=2;delay=0", "The field max is below min; it must be at least min.")]
    public void Invalid_fields_are_rejected_by_name(string fields, string fault)
    {
        KeyValuePair<string, string>[] parsed = [.. fields.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(field => KeyValuePair.Create(field[0], field[1]))];

        Assert.False(NewOrder.TryFromFields(parsed, out NewOrder? order, out string? told));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => NewOrder.FromFields(parsed));

        Assert.Null(order);
        Assert.StartsWith(fault, told, StringComparison.Ordinal);
        Assert.Equal(("fields", $"{told} (Parameter 'fields')"), (exception.ParamName, exception.Message));
    }

    [Theory]
    [InlineData("note")]
    [InlineData("link")]
    [InlineData("quantity")]
    public void A_field_that_is_null_is_rejected_by_name(string name)
    {
        Assert.False(NewOrder.TryFromFields([new("service", "1"), new(name, null!), new("comments", "x")], out _, out string? fault));

        Assert.Equal($"The field {name} is null; it is a text, which may be empty.", fault);
    }

    [Theory]
    [InlineData("""{"Service":"1"}""")]
    [InlineData("""{"Service":"1","Fields":[]}""")]
    public void JSON_without_fields_is_refused(string json) =>
        Assert.Equal("Fields are missing.", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NewOrder>(json)).Message);

    [Fact]
    public void Missing_fields_are_a_programming_error()
    {
        Assert.Equal("fields", Assert.Throws<ArgumentNullException>(() => NewOrder.FromFields(null!)).ParamName);
        Assert.Equal("fields", Assert.Throws<ArgumentNullException>(() => NewOrder.TryFromFields(null!, out _, out _)).ParamName);
    }

    private static void Holds(NewOrder order, Func<IEnumerable<KeyValuePair<string, string>>, NewOrder> fromFields)
    {
        Assert.Equal(order.Fields, fromFields(order.Fields).Fields);
        Assert.Equal(order.Service, fromFields(order.Fields).Service);

        // A store may give them in any order; the service comes first all the same.
        NewOrder reversed = fromFields(order.Fields.Reverse());
        Assert.Equal("service", reversed.Fields[0].Key);
        Assert.Equal(order.Fields.ToDictionary(), reversed.Fields.ToDictionary());
    }

    [Theory]
    [InlineData("quantity", "many")]
    [InlineData("runs", "0")]
    [InlineData("link", " ")]
    public void A_field_that_could_not_come_back_cannot_be_set(string name, string value) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => NewOrder.Default("1", "L", 1).With(name, value)).ParamName);

    [Theory]
    [InlineData("service=1", "The field link is missing.")]
    [InlineData("service=1;username=u;min=1;max=2", "The field delay is missing.")]
    [InlineData("service=1;link=L;link=M", "The field link occurs twice; each field may occur once.")]
    [InlineData("service=1;link=", "The field link is empty; it is a text.")]
    [InlineData("service=1;link=L;quantity=0", "The field quantity is \"0\"")]
    [InlineData("service=2;link=L", "The first of the Fields is the service.")]
    [InlineData("link=L;service=1", "The first of the Fields is the service.")]
    public void JSON_is_refused_by_the_same_rules(string fields, string why)
    {
        string[] pairs = [.. fields.Split(';').Select(field => field.Split('=')).Select(pair => $$"""{"Key":"{{pair[0]}}","Value":"{{pair[1]}}"}""")];

        JsonException exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NewOrder>($$"""{"Service":"1","Fields":[{{string.Join(',', pairs)}}]}"""));

        Assert.StartsWith(why, exception.Message, StringComparison.Ordinal);
    }
}
