using System.Globalization;
using System.Text;

namespace SmmOrders.Providers.Tests;

public sealed class AllocationTests
{
    private static readonly string[] Words = ["Pending", "In progress", "Completed", "Partial", "canceled", "PROCESSING"];
    private static readonly string[] Ids = [.. Enumerable.Range(23_501, 100).Select(id => id.ToString(CultureInfo.InvariantCulture))];

    public static TheoryData<string> SingleAnswers =>
    [
        """{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}""",
        """{"Charge":0.27819,"Start_Count":3572,"Status":"in_progress","Remains":157.0,"Currency":"IRT","link":"https:\/\/example.org","sizes":[1,2,[3]]}""",
        """{"CHARGE":0,"STATUS":"COMPLETED","REMAINS":0}""",
        """{"status":"success","remains":"0"}""",
        """{"order":"23501","status":"Canceled"}""",
        """{"order_id":23501.0,"status":" In_Progress ","start_counter":12}""",
        """{"success":true,"data":{"result":[{"id":" 23501 ","Status":"Queued"}]}}""",
        """{"23501":{"status":"Pending","remains":"10"}}""",
        """[{"order":23501,"status":"Pending","remains":10}]""",
        """{"order":"23502","status":"Canceled"}""",
        """{"status":true,"data":{"status":"Completed","remains":"-2","error":null}}""",
        """{"status":"ok","order_status":"Cancelled","remains":"Unknown"}""",
        "{}",
        """[]""",
        "{\"status\":\"Comp",
    ];

    public static TheoryData<string> BulkAnswers =>
    [
        Bulk(Ids, (id, i) => $"\"{id}\":{Order(i)}", "{", "}"),
        Bulk(Ids.Reverse(), (id, i) => $"\"{id}\":{Order(i)}", "{", "}"),
        Bulk(Ids.Take(50), (id, i) => $"\"{id}\":{Order(i)},\"x{id}\":{Order(i)}", "{\"status\":\"success\",\"data\":{", "}}"),
        Bulk(Ids, (id, i) => $"{{\"order\":{id},{Order(i)[1..]}", "[", "]"),
        Bulk(Ids, (id, i) => $"\" {id} \":[{{\"ORDER_ID\":\"{id}\",\"Status\":\"{Words[i % Words.Length]}\",\"Remains\":{i},\"Charge\":0.5}}]", "{\"success\":1,\"data\":{\"data\":{", "}}}"),
        "[]",
        "",
    ];

    [Theory]
    [MemberData(nameof(SingleAnswers))]
    public void Reading_one_usual_answer_allocates_nothing(string answer)
    {
        byte[] body = Encoding.UTF8.GetBytes(answer);

        Assert.Equal(0, BytesOf(() => ProviderAnswerReader.Default.Read(body)));
    }

    [Theory]
    [MemberData(nameof(SingleAnswers))]
    public void Neither_does_looking_whose_it_is(string answer)
    {
        byte[] body = Encoding.UTF8.GetBytes(answer);

        Assert.Equal(0, BytesOf(() => ProviderAnswerReader.Default.Read(body, "23501")));
    }

    [Theory]
    [MemberData(nameof(BulkAnswers))]
    public void Reading_a_hundred_usual_answers_allocates_nothing(string answer)
    {
        byte[] body = Encoding.UTF8.GetBytes(answer);
        var answers = new ProviderAnswer[Ids.Length];

        Assert.Equal(0, BytesOf(() => ProviderAnswerReader.Default.ReadMany(body, Ids, answers)));
    }

    [Fact]
    public void Reading_a_thousand_usual_answers_allocates_nothing()
    {
        string[] ids = [.. Enumerable.Range(23_501, 1_000).Select(id => id.ToString(CultureInfo.InvariantCulture))];
        byte[] body = Encoding.UTF8.GetBytes(Bulk(ids, (id, i) => $"\"{id}\":{Order(i)}", "{", "}"));
        var answers = new ProviderAnswer[ids.Length];

        Assert.Equal(0, BytesOf(() => ProviderAnswerReader.Default.ReadMany(body, ids, answers)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Reading_up_to_a_hundred_usual_answers_allocates_nothing_even_once_on_a_thread(int count)
    {
        string[] ids = Ids[..count];
        byte[] body = Encoding.UTF8.GetBytes(Bulk(ids, (id, i) => $"\"{id}\":{Order(i)}", "{", "}"));
        var answers = new ProviderAnswer[count];
        long least = long.MaxValue;

        // Each thread has a pool of its own, and it is empty at first.
        for (int i = 0; i < 5; i++)
        {
            least = Math.Min(least, await Task.Factory.StartNew(
                () => BytesOf(() => ProviderAnswerReader.Default.ReadMany(body, ids, answers), runs: 1),
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default));
        }

        Assert.Equal(0, least);
    }

    // A search for an id this long needs an array, so that the bytes tell how many ids were searched for.
    [Theory]
    [InlineData(0, 0, 1, 2, 3)]
    [InlineData(0, 0, -1, 1, 2)]
    [InlineData(1, 1, 2, 3)]
    [InlineData(2, 3, 0, 1, 2)]
    [InlineData(4, 3, 2, 1, 0)]
    public void An_id_is_searched_for_only_where_it_does_not_follow_on_the_one_before(int searches, params int[] order)
    {
        string[] ids = [.. Enumerable.Range(0, 4).Select(i => new string('x', 128) + i)];
        byte[] body = Encoding.UTF8.GetBytes(Bulk(order.Select(i => i < 0 ? "unknown" : ids[i]), (id, i) => $"\"{id}\":{Order(i)}", "{", "}"));
        var answers = new ProviderAnswer[ids.Length];
        char[] array = [];

        Assert.Equal(
            searches * BytesOf(() => array = new char[ids[0].Length]),
            BytesOf(() => ProviderAnswerReader.Default.ReadMany(body, ids, answers)));
        Assert.Equal(129, array.Length);
    }

    [Fact]
    public void The_longest_id_that_is_searched_for_without_an_array_has_128_bytes()
    {
        string[] ids = [new('x', 127), new('x', 128)];
        byte[] body = Encoding.UTF8.GetBytes(Bulk(ids.Reverse(), (id, i) => $"\"{id}\":{Order(i)}", "{", "}"));
        var answers = new ProviderAnswer[ids.Length];

        Assert.Equal(0, BytesOf(() => ProviderAnswerReader.Default.ReadMany(body, ids, answers)));
    }

    [Fact]
    public void An_allocation_would_be_seen()
    {
        byte[] body = [.. """{"status":"Paused"}"""u8];

        Assert.NotEqual(0, BytesOf(() => ProviderAnswerReader.Default.Read(body)));
    }

    [Fact]
    public void A_huge_answer_allocates_no_more_than_its_nesting_needs()
    {
        byte[] tower = [.. """{"status":"Pending","x":"""u8, .. Enumerable.Repeat((byte)'[', 500_000), .. Enumerable.Repeat((byte)']', 500_000), (byte)'}'];

        // A bit for each level, in an array that doubles.
        Assert.InRange(BytesOf(() => ProviderAnswerReader.Default.Read(tower)), 0, 500_000 / 8 * 4);
    }

    public static TheoryData<string, string, string> Repeated => new()
    {
        { "{\"error\":\"" + Escaped(4_000) + "\"", ",\"error\":\"\"", "}" },
        { "{\"error\":\"" + Escaped(4_000) + "\"", ",\"ERROR\":\"\\u0041\"", "}" },
        { "{\"status\":\"" + Escaped(4_000) + "\"", ",\"Status\":\"\\u0041\"", "}" },
        { "{\"1\":{\"status\":\"" + Escaped(4_000) + "\"}", ",\"1\":{\"status\":\"\\u0041\"}", "}" },
        { "{\"data\":{\"x\":\"" + Escaped(4_000) + "\"}", ",\"data\":{}", "}" },
        { "[{\"order\":\"" + Escaped(4_000) + "\"}", ",{\"order\":\"\\u0031\"}", "]" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Hostile_repetition_costs_in_proportion_to_its_size(string start, string again, string end)
    {
        byte[] body = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(again, 2_000)) + end);
        var answers = new ProviderAnswer[1];

        // What is looked at again for every repetition would be unescaped again, and show here.
        Assert.InRange(BytesOf(() => ProviderAnswerReader.Default.Read(body)), 0, 20L * body.Length);
        Assert.InRange(BytesOf(() => ProviderAnswerReader.Default.ReadMany(body, ["1"], answers)), 0, 20L * body.Length);
    }

    private static string Escaped(int characters) => string.Concat(Enumerable.Repeat("\\u0041", characters));

    private static string Bulk(IEnumerable<string> ids, Func<string, int, string> item, string start, string end) =>
        start + string.Join(',', ids.Select(item)) + end;

    private static string Order(int i) =>
        $"{{\"charge\":\"0.{27819 + i}\",\"start_count\":\"{3572 + i}\",\"status\":\"{Words[i % Words.Length]}\",\"remains\":\"{157 + i}\",\"currency\":\"USD\"}}";

    // The first runs compile and fill pools, and a collection may empty a pool again: what every run allocates is the reader's own.
    private static long BytesOf(Action read, int runs = 5)
    {
        long least = long.MaxValue;
        for (int i = 0; i < runs; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            read();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
