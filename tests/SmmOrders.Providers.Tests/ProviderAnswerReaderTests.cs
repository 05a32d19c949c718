using System.Globalization;
using System.Text;

namespace SmmOrders.Providers.Tests;

public sealed class ProviderAnswerReaderTests
{
    [Theory]
    [InlineData(new[] { "1" }, 0, "There are 0 places for 1 order ids. Each id needs its own.", "answers")]
    [InlineData(new[] { "1" }, 2, "There are 2 places for 1 order ids. Each id needs its own.", "answers")]
    [InlineData(new[] { "1", "2", "1" }, 3, "The order id '1' is at 0 and again at 2. Ask for every order once.", "orderIds")]
    [InlineData(new[] { "1", "" }, 2, "The order id at 1 is empty. Every requested order has an id.", "orderIds")]
    [InlineData(new[] { "1", null, "3" }, 3, "The order id at 1 is null. Every requested order has an id.", "orderIds")]
    public void An_invalid_request_is_rejected_and_nothing_is_written(string?[] orderIds, int places, string message, string parameter)
    {
        ProviderAnswer before = new(StatusReport.Of(OrderStatus.Pending));
        var answers = new ProviderAnswer[places];
        answers.AsSpan().Fill(before);

        ArgumentException error = Assert.Throws<ArgumentException>(() => ProviderAnswerReader.Default.ReadMany("{}"u8, orderIds!, answers));

        Assert.Equal(($"{message} (Parameter '{parameter}')", parameter), (error.Message, error.ParamName));
        Assert.All(answers, answer => Assert.Equal(before, answer));
    }

    [Fact]
    public void No_identifiers_give_no_answers() => ProviderAnswerReader.Default.ReadMany("<html>"u8, [], []);

    [Fact]
    public void Earlier_contents_of_the_answers_do_not_matter()
    {
        var answers = new ProviderAnswer[2];
        answers.AsSpan().Fill(new(StatusReport.Of(OrderStatus.Canceled)));

        ProviderAnswerReader.Default.ReadMany("""{"1":{"status":"Pending"}}"""u8, ["1", "2"], answers);

        Assert.Equal([StatusReport.Of(OrderStatus.Pending), StatusReport.NotReported()], answers.Select(answer => answer.Report));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(12_000)]
    public void Any_number_of_orders_can_be_asked_for_in_any_order(int count)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(number => (number * 7_919).ToString(CultureInfo.InvariantCulture))];
        string body = $"{{{string.Join(',', ids.Reverse().Select((id, i) => $"\"{id}\":{{\"status\":\"Partial\",\"remains\":{count - 1 - i}}}"))}}}";
        var answers = new ProviderAnswer[count];

        ProviderAnswerReader.Default.ReadMany(Encoding.UTF8.GetBytes(body), ids, answers);

        Assert.Equal(Enumerable.Range(0, count).Select(i => StatusReport.Of(OrderStatus.Partial, i)), answers.Select(answer => answer.Report));
    }

    [Fact]
    public void One_reader_is_safe_on_many_threads()
    {
        byte[] body = [.. """{"1":{"status":"Partial","remains":"157"},"2":{"status":"Paused"}}"""u8];
        var expected = new ProviderAnswer[2];
        ProviderAnswerReader.Default.ReadMany(body, ["1", "2"], expected);

        Parallel.For(0, 2_000, _ =>
        {
            var answers = new ProviderAnswer[2];
            ProviderAnswerReader.Default.ReadMany(body, ["1", "2"], answers);
            Assert.Equal(expected, answers);
        });
    }
}
