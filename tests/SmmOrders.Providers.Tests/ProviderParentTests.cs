using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>What a drip-feed or subscription order says beyond others (domain rules, section 5.11).</summary>
public sealed class ProviderParentTests
{
    private const string DripFeed = """{"status":"Active","runs":"3","posts":2,"expiry":"2026-12-24","orders":["101",102]}""";

    [Fact]
    public void All_of_its_details_are_kept()
    {
        ProviderParent parent = Read(DripFeed)!;

        Assert.Equal(("Active", 3, 2, "2026-12-24"), (parent.Word, parent.Runs, parent.Posts, parent.Expiry));
        Assert.Equal(["101", "102"], parent.Orders);
        Assert.Equal("Active, runs 3, posts 2, expiry 2026-12-24, orders 101 102", parent.ToString());
    }

    [Theory]
    [InlineData("""["101","102"]""", "101,102")]
    [InlineData("[101,102.0]", "101,102")]
    [InlineData("\" 101 , 102,\"", "101,102")]
    [InlineData("101", "101")]
    [InlineData("""[{"order":101},{"id":"102"}]""", "101,102")]
    [InlineData("[101,null,true,102]", "101,102")]
    [InlineData("""{"101":{"status":"Pending"},"102":"Completed"}""", "101,102")]
    public void Its_children_are_named_in_every_form(string orders, string ids)
    {
        ProviderAnswer answer = ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes($$"""{"status":"Canceled","runs":2,"orders":{{orders}}}"""));

        Assert.Equal(ids.Split(','), answer.Parent!.Orders);
        Assert.Equal(StatusReport.OfParent(OrderStatus.Canceled), answer.Report);
    }

    [Theory]
    [InlineData("""["101","10 2","","0",{"name":"x"},"a,b",101.0,"103"]""", "101,103")]
    [InlineData("\"101,10 2,101,103\"", "101,103")]
    [InlineData("\"10 2\"", "")]
    [InlineData("""["true1","null0",1.0e+25,"1.0e+25","1e25",102.5,"102.5",true,"103"]""", "1e25,103")]
    [InlineData("""[{"order":"true1"},{"id":1e25},{"id":"103"}]""", "103")]
    [InlineData("""{"true1":{},"1.0e+25":{},"103":{}}""", "103")]
    [InlineData("\"true1,1.0e+25,103\"", "103")]
    [InlineData("1.0e+25", "")]
    public void A_child_without_a_valid_identifier_is_counted_and_not_named(string orders, string ids)
    {
        ProviderAnswer answer = ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes($$"""{"status":"Canceled","runs":2,"orders":{{orders}}}"""));

        Assert.Equal(ids.Split(',', StringSplitOptions.RemoveEmptyEntries), answer.Parent!.Orders);
        Assert.True(answer.Parent.HasOrders);
        Assert.Equal(answer.Parent, JsonSerializer.Deserialize<ProviderParent>(JsonSerializer.Serialize(answer.Parent)));
    }

    [Theory]
    [InlineData("3", 3L)]
    [InlineData("\" 3 \"", 3L)]
    [InlineData("\"3.0\"", 3L)]
    [InlineData("\"+3\"", null)]
    [InlineData("\"3.5\"", null)]
    [InlineData("[3]", null)]
    public void Its_runs_and_posts_are_counts(string written, long? count)
    {
        ProviderParent parent = Read($$"""{"status":"Active","runs":{{written}},"posts":{{written}}}""")!;

        Assert.Equal((count, count), (parent.Runs, parent.Posts));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("0")]
    public void Without_children_its_report_is_that_of_any_order(string orders)
    {
        ProviderAnswer answer = ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes($$"""{"status":"Canceled","runs":"many","orders":{{orders}}}"""));

        Assert.Equal(StatusReport.Of(OrderStatus.Canceled), answer.Report);
        Assert.Null(answer.Parent!.Runs);
        Assert.Equal("Canceled", answer.Parent.ToString());
    }

    [Theory]
    [InlineData("Active", "Paused")]
    [InlineData("\"3\"", "\"4\"")]
    [InlineData("2,", "3,")]
    [InlineData("24", "25")]
    [InlineData("102", "103")]
    [InlineData(",102", "")]
    [InlineData("[\"101\",102]", "1")]
    public void Two_are_equal_where_they_say_the_same_child_by_child(string part, string other)
    {
        ProviderParent one = Read(DripFeed)!, same = Read(DripFeed)!, another = Read(DripFeed.Replace(part, other, StringComparison.Ordinal))!;

        Assert.True(one.Equals((object)same));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(one == same);
        Assert.False(one != same);
        Assert.False(one == another);
        Assert.True(one != another);
        Assert.False(one == null);
        Assert.False(null == one);
        Assert.True((ProviderParent?)null == null);
        Assert.False(one.Equals(another));
        Assert.False(one.Equals(null));
        Assert.False(one.Equals("Active"));
    }

    [Fact]
    public void One_of_your_own_provider_has_the_children_that_it_names()
    {
        ProviderParent parent = new("Active", "101", "102");

        Assert.Equal(("Active", true), (parent.Word, parent.HasOrders));
        Assert.Equal(["101", "102"], parent.Orders);
        Assert.False(new ProviderParent("Active", []).HasOrders);
        Assert.Throws<ArgumentNullException>("word", () => new ProviderParent(null!, "101"));
        Assert.Throws<ArgumentNullException>("orders", () => new ProviderParent("Active", (IEnumerable<string>)null!));
        Assert.Throws<ArgumentException>("orders", () => new ProviderParent("Active", ""));
    }

    private static ProviderParent? Read(string body) => ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes(body)).Parent;
}
