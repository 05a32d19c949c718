namespace SmmOrders.Tests;

public sealed class CorrectedFieldsTests
{
    [Theory]
    [InlineData("link=a;quantity=100", "quantity=100;link=b;service=9")]
    [InlineData("comments=a\nb", "comments= c \r\n\r\nd\n")]
    [InlineData("quantity=2;comments=a\nb", "quantity=2;comments=a")]
    [InlineData("", "link=b")]
    public void Link_service_and_comments_may_change(string stored, string corrected) => Assert.Null(CorrectedFields.FaultOf(Fields(stored), Fields(corrected)));

    [Theory]
    [InlineData("quantity=100", "quantity=200", "The field quantity was 100 and would be 200; the quantity stays as it was bought.")]
    [InlineData("quantity=100", "link=b", "The field quantity was 100 and would be missing; the quantity stays as it was bought.")]
    [InlineData("link=b", "quantity=100", "The field quantity was missing and would be 100; the quantity stays as it was bought.")]
    [InlineData("runs=2", "runs=3", "The field runs was 2 and would be 3; the quantity stays as it was bought.")]
    [InlineData("min=2", "min=3", "The field min was 2 and would be 3; the quantity stays as it was bought.")]
    [InlineData("max=2", "max=3", "The field max was 2 and would be 3; the quantity stays as it was bought.")]
    [InlineData("posts=2", "posts=3", "The field posts was 2 and would be 3; the quantity stays as it was bought.")]
    [InlineData("old_posts=2", "old_posts=3", "The field old_posts was 2 and would be 3; the quantity stays as it was bought.")]
    [InlineData("comments=a\nb", "comments=a\nb\nc", "The field comments had 2 lines and would have 3; the quantity stays as it was bought.")]
    public void The_quantity_stays(string stored, string corrected, string fault) => Assert.Equal(fault, CorrectedFields.FaultOf(Fields(stored), Fields(corrected)));

    [Fact]
    public void Both_lists_are_needed()
    {
        _ = Assert.Throws<ArgumentNullException>(() => CorrectedFields.FaultOf(null!, []));
        _ = Assert.Throws<ArgumentNullException>(() => CorrectedFields.FaultOf([], null!));
    }

    private static KeyValuePair<string, string>[] Fields(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(field => KeyValuePair.Create(field[0], field[1]))];
}
