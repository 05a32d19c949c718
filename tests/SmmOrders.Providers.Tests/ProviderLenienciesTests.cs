using System.Text;

namespace SmmOrders.Providers.Tests;

public sealed class ProviderLenienciesTests
{
    /// <summary>Each leniency, an answer that needs it, and what is read with and without it, all others being the usual ones.</summary>
    public static TheoryData<ProviderLeniencies, string, string, string> Table => new()
    {
        { ProviderLeniencies.KeysInAnyCase, """{"Status":"Partial","REMAINS":"157"}""", "Partial, remains 157", "Malformed: a key in another case" },
        { ProviderLeniencies.KeysInAnyCase, """{"status":"Completed","Error":"No."}""", "ProviderError: No.", "ProviderError: No." },
        { ProviderLeniencies.JsonNumbers, """{"status":"Partial","remains":157}""", "Partial, remains 157", "Partial, remains unreadable" },
        { ProviderLeniencies.JsonNumbers, """{"status":"Pending","start_count":1,"charge":1.5}""", "Pending, remains missing; start 1; charge 1.5", "Pending, remains missing" },
        { ProviderLeniencies.SpacesAroundNumbers, """{"status":"Partial","remains":" 157 "}""", "Partial, remains 157", "Partial, remains unreadable" },
        { ProviderLeniencies.SpacesAroundNumbers, """{"status":"Partial","remains":" "}""", "Partial, remains missing", "Partial, remains unreadable" },
        { ProviderLeniencies.ZeroFractions, """{"status":"Partial","remains":"1000.0000000000"}""", "Partial, remains 1000", "Partial, remains unreadable" },
        { ProviderLeniencies.ZeroFractions, """{"status":"Partial","remains":157.0}""", "Partial, remains 157", "Partial, remains unreadable" },
        { ProviderLeniencies.PlusIsOverDelivered, """{"status":"Partial","remains":"+2"}""", "Partial, remains -2", "Partial, remains unreadable" },
        { ProviderLeniencies.BareTextErrors, "\"Incorrect order ID\"", "ProviderError: Incorrect order ID", "Malformed: a bare text, no object" },
        { ProviderLeniencies.EmptyErrors, """{"error":"","status":"Pending"}""", "Pending, remains missing", "ProviderError: " },
        { ProviderLeniencies.EmptyErrors, """{"error":null,"status":"Pending"}""", "Pending, remains missing", "ProviderError: null" },
        { ProviderLeniencies.Envelopes, """{"status":true,"data":{"status":"Pending"}}""", "Pending, remains missing", "Malformed: an envelope" },
        { ProviderLeniencies.Envelopes, """{"status":"success","data":{"status":"Pending"}}""", "Pending, remains missing", "Malformed: an envelope" },
        { ProviderLeniencies.OrderStatusKey, """{"status":"ok","order_status":"Pending"}""", "Pending, remains missing", "Malformed: a yes, but no status" },
        { ProviderLeniencies.OrderStatusKey, """{"status":"success","order_status":"Pending"}""", "Pending, remains missing", "Malformed: a yes, but no status" },
        { ProviderLeniencies.SameTwice, """{"status":"Pending","status":"Pending"}""", "Pending, remains missing", "Malformed: a key came twice, and not with the same" },
        { ProviderLeniencies.ByteOrderMark, "\uFEFF{\"status\":\"Pending\"}", "Pending, remains missing", "Malformed: a byte order mark before the answer" },
    };

    /// <summary>The same, for a bulk answer and the orders 1 and 2.</summary>
    public static TheoryData<ProviderLeniencies, string, string, string> BulkTable => new()
    {
        { ProviderLeniencies.KeysInAnyCase, """{"Error":"No."}""", "ProviderError: No. | ProviderError: No.", "ProviderError: No. | ProviderError: No." },
        {
            ProviderLeniencies.KeysInAnyCase, """{"1":{"STATUS":"Pending"},"2":{"status":"Pending"}}""",
            "Pending, remains missing | Pending, remains missing", "Malformed: a key in another case | Pending, remains missing"
        },
        {
            ProviderLeniencies.BareTextErrors, """{"1":{"status":"Pending"},"2":"Incorrect order ID"}""",
            "Pending, remains missing | ProviderError: Incorrect order ID", "Pending, remains missing | Malformed: a bare text, no object"
        },
        { ProviderLeniencies.EmptyArrayAsMap, "[]", "NotReported | NotReported", "Malformed: an empty array, no map of orders | Malformed: an empty array, no map of orders" },
        {
            ProviderLeniencies.Envelopes, """{"status":true,"data":{"1":{"status":"Pending"}}}""",
            "Pending, remains missing | NotReported", "Malformed: an envelope | Malformed: an envelope"
        },
        {
            ProviderLeniencies.ArraysOfOrders, """[{"order":"1","status":"Pending"},{"id":2,"status":"Completed"}]""",
            "Pending, remains missing | Completed, remains missing", "Malformed: an array, no map of orders | Malformed: an array, no map of orders"
        },
        {
            ProviderLeniencies.SameTwice, """{"1":{"status":"Pending"},"1":{"status":"Pending"},"2":{"status":"Pending"}}""",
            "Pending, remains missing | Pending, remains missing", "Malformed: the order is there twice, and not with the same | Pending, remains missing"
        },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_leniency_forgives_one_thing_and_without_it_that_is_told(ProviderLeniencies leniency, string answer, string on, string off)
    {
        Assert.Equal(on, With(ProviderLeniencies.Usual | leniency).Read(Encoding.UTF8.GetBytes(answer)).ToString());
        Assert.Equal(off, With(ProviderLeniencies.Usual & ~leniency).Read(Encoding.UTF8.GetBytes(answer)).ToString());
    }

    [Theory]
    [MemberData(nameof(BulkTable))]
    public void A_leniency_forgives_one_thing_in_a_bulk_answer_too(ProviderLeniencies leniency, string answer, string on, string off)
    {
        Assert.Equal(on, ReadBoth(ProviderLeniencies.Usual | leniency, answer));
        Assert.Equal(off, ReadBoth(ProviderLeniencies.Usual & ~leniency, answer));
    }

    [Fact]
    public void Every_leniency_is_in_the_tables_and_shows_a_difference()
    {
        IEnumerable<ProviderLeniencies> single = Enum.GetValues<ProviderLeniencies>().Where(leniency => int.IsPow2((int)leniency));

        Assert.Equal(
            single,
            Table.Concat(BulkTable).Where(row => row.Data.Item3 != row.Data.Item4).Select(row => row.Data.Item1).Distinct().Order());
    }

    [Fact]
    public void The_usual_ones_are_all_but_the_byte_order_mark()
    {
        Assert.Equal(ProviderLeniencies.All & ~ProviderLeniencies.ByteOrderMark, ProviderLeniencies.Usual);
        Assert.Equal(ProviderLeniencies.Usual, new ProviderReaderOptions().Leniencies);
    }

    [Fact]
    public void The_canonical_answers_need_no_leniency()
    {
        ProviderAnswerReader strict = With(ProviderLeniencies.None);

        Assert.Equal(
            "Partial, remains 157; start 3572; charge 0.27819; currency USD",
            strict.Read("""{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}"""u8).ToString());
        Assert.Equal("ProviderError: Incorrect order ID", strict.Read("""{"error":"Incorrect order ID"}"""u8).ToString());
        Assert.Equal(
            "InProgress, remains -2 | ProviderError: Incorrect order ID",
            ReadBoth(ProviderLeniencies.None, """{"1":{"status":"In progress","remains":"-2"},"2":{"error":"Incorrect order ID"}}"""));
    }

    private static ProviderAnswerReader With(ProviderLeniencies leniencies) => new(new ProviderReaderOptions { Leniencies = leniencies });

    private static string ReadBoth(ProviderLeniencies leniencies, string answer)
    {
        var answers = new ProviderAnswer[2];
        With(leniencies).ReadMany(Encoding.UTF8.GetBytes(answer), ["1", "2"], answers);
        return string.Join(" | ", answers);
    }
}
