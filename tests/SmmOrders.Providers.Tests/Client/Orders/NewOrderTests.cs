namespace SmmOrders.Providers.Tests;

/// <summary>An order that a provider would misunderstand cannot be made.</summary>
public sealed class NewOrderTests
{
    // The mistake, the exception and the parameter that it names.
    private static readonly (Func<NewOrder> Make, Type Exception, string Parameter)[] Mistakes =
    [
        (() => NewOrder.Default("", "L", 1), typeof(ArgumentException), "service"),
        (() => NewOrder.Default(null!, "L", 1), typeof(ArgumentNullException), "service"),
        (() => NewOrder.Default("1", " ", 1), typeof(ArgumentException), "link"),
        (() => NewOrder.Default("1", "L", 0), typeof(ArgumentOutOfRangeException), "quantity"),
        (() => NewOrder.Default("1", "L", -5), typeof(ArgumentOutOfRangeException), "quantity"),
        (() => NewOrder.DripFeed("1", "L", 1, 0, TimeSpan.FromMinutes(1)), typeof(ArgumentOutOfRangeException), "runs"),
        (() => NewOrder.DripFeed("1", "L", 1, 1, TimeSpan.FromSeconds(59)), typeof(ArgumentOutOfRangeException), "interval"),
        (() => NewOrder.DripFeed("1", "L", 1, 1, TimeSpan.FromSeconds(90)), typeof(ArgumentOutOfRangeException), "interval"),
        (() => NewOrder.CustomComments("1", "L", []), typeof(ArgumentException), "comments"),
        (() => NewOrder.CustomComments("1", "L", ["good", "two\nlines"]), typeof(ArgumentException), "comments"),
        (() => NewOrder.CustomComments("1", "L", ["two\rlines"]), typeof(ArgumentException), "comments"),
        (() => NewOrder.CustomComments("1", "L", ["\nline"]), typeof(ArgumentException), "comments"),
        (() => NewOrder.CustomComments("1", "L", [" "]), typeof(ArgumentException), "comments"),
        (() => NewOrder.CustomComments("1", "L", null!), typeof(ArgumentNullException), "comments"),
        (() => NewOrder.Mentions("1", "L", 1, ["u"], []), typeof(ArgumentException), "hashtags"),
        (() => NewOrder.MentionsHashtag("1", "L", 1, ""), typeof(ArgumentException), "hashtag"),
        (() => NewOrder.Poll("1", "L", 1, -1), typeof(ArgumentOutOfRangeException), "answer_number"),
        (() => NewOrder.WebTraffic("1", "L", 1, "", TrafficDevice.Ios, TrafficSource.Blank), typeof(ArgumentException), "country"),
        (() => NewOrder.WebTraffic("1", "L", 1, "US", 0, TrafficSource.Blank), typeof(ArgumentOutOfRangeException), "device"),
        (() => NewOrder.WebTraffic("1", "L", 1, "US", (TrafficDevice)6, TrafficSource.Blank), typeof(ArgumentOutOfRangeException), "device"),
        (() => NewOrder.WebTraffic("1", "L", 1, "US", TrafficDevice.Ios, null!), typeof(ArgumentNullException), "source"),
        (() => NewOrder.WebTraffic("1", "L", 1, "US", TrafficDevice.Ios, TrafficSource.Search(" ")), typeof(ArgumentException), "keyword"),
        (() => NewOrder.WebTraffic("1", "L", 1, "US", TrafficDevice.Ios, TrafficSource.Referrer("")), typeof(ArgumentException), "address"),
        (() => NewOrder.Subscription("1", "U", 0, 1, TimeSpan.Zero), typeof(ArgumentOutOfRangeException), "min"),
        (() => NewOrder.Subscription("1", "U", 2, 1, TimeSpan.Zero), typeof(ArgumentOutOfRangeException), "max"),
        (() => NewOrder.Subscription("1", "U", 1, 1, TimeSpan.FromMinutes(-1)), typeof(ArgumentOutOfRangeException), "delay"),
        (() => NewOrder.Subscription("1", "U", 1, 1, TimeSpan.Zero, posts: 0), typeof(ArgumentOutOfRangeException), "posts"),
        (() => NewOrder.Subscription("1", "U", 1, 1, TimeSpan.Zero, oldPosts: -1), typeof(ArgumentOutOfRangeException), "old_posts"),
        (() => NewOrder.Package("1", "L").With("key", "mine"), typeof(ArgumentException), "name"),
        (() => NewOrder.Package("1", "L").With("action", "cancel"), typeof(ArgumentException), "name"),
        (() => NewOrder.Package("1", "L").With("service", "2"), typeof(ArgumentException), "name"),
        (() => NewOrder.Package("1", "L").With("", "x"), typeof(ArgumentException), "name"),
        (() => NewOrder.Package("1", "L").With("x", null!), typeof(ArgumentNullException), "value"),
    ];

    public static TheoryData<int> Rows() => [.. Enumerable.Range(0, Mistakes.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_mistake_is_named(int row)
    {
        (Func<NewOrder> make, Type type, string parameter) = Mistakes[row];

        ArgumentException exception = Assert.IsAssignableFrom<ArgumentException>(Record.Exception(make));

        Assert.Equal((type, parameter), (exception.GetType(), exception.ParamName));
    }

    // The value as the caller gave it, not as it would have been sent.
    [Fact]
    public void A_number_that_is_too_small_is_in_the_exception() => Assert.All(
        new (Func<NewOrder> Make, object Actual)[]
        {
            (() => NewOrder.Default("1", "L", 0), 0L),
            (() => NewOrder.DripFeed("1", "L", 1, 0, TimeSpan.FromMinutes(1)), 0L),
            (() => NewOrder.DripFeed("1", "L", 1, 1, TimeSpan.Zero), TimeSpan.Zero),
            (() => NewOrder.Subscription("1", "U", 1, 1, TimeSpan.FromMinutes(-1)), TimeSpan.FromMinutes(-1)),
            (() => NewOrder.Subscription("1", "U", 1, 1, TimeSpan.Zero, oldPosts: -1), -1L),
        },
        mistake => Assert.Equal(mistake.Actual, Assert.IsType<ArgumentOutOfRangeException>(Record.Exception(mistake.Make)).ActualValue));

    [Theory]
    [InlineData("0", "The field max is \"0\"; it is a whole number from 1 on.")]
    [InlineData("x", "The field max is \"x\"; it is a whole number from 1 on.")]
    [InlineData("2", "The field max is below min; it must be at least min.")]
    public void A_fault_of_the_value_itself_comes_before_one_of_the_bounds(string max, string fault)
    {
        NewOrder order = NewOrder.Subscription("1", "U", 3, 5, TimeSpan.Zero);

        Assert.StartsWith(fault, Assert.Throws<ArgumentOutOfRangeException>(nameof(max), () => order.With(nameof(max), max)).Message, StringComparison.Ordinal);
        Assert.Contains(new("max", "3"), order.With("max", "3").Fields);
    }

    [Fact]
    public void Another_field_makes_another_order()
    {
        NewOrder order = NewOrder.Default("1", "L", 1000);
        NewOrder faster = order.With("speed", "").With("quantity", "5");

        Assert.Equal("service=1, link=L, quantity=1000", order.ToString());
        Assert.Equal("service=1, link=L, speed=, quantity=5", faster.ToString());
        Assert.Equal("1", faster.Service);
    }
}
