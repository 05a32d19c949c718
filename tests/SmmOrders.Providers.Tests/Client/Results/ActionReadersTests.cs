using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SmmOrders.Providers.Tests;

/// <summary>The answers to the other actions, in the ways that providers write them.</summary>
public sealed class ActionReadersTests
{
    private const string Key = "k3y-0123456789abcdef";

    private static readonly ActionReaders Readers = new(new(), new(new(Key)));

    [Theory]
    [InlineData("""{"order":23501}""", "23501")]
    [InlineData("""{"order":"23501"}""", "23501")]
    [InlineData("""{"Order":"ord_01HG9X7KJP4N"}""", "ord_01HG9X7KJP4N")]
    [InlineData("""{"status":"success","order":7,"error":""}""", "7")]
    [InlineData("""{"status":true,"data":{"order":7}}""", "7")]
    [InlineData("""{"order":{"id":7}}""", "7")]
    [InlineData("""{"order_id":7}""", "7")]
    [InlineData("""{"orderId":"7"}""", "7")]
    [InlineData("""{"id":7.0}""", "7")]
    [InlineData("""{"data":{"id":7}}""", "7")]
    [InlineData("""{"order":7,"order":7}""", "7")]
    [InlineData(""" {"order":7} """, "7")]
    [InlineData("""{"order":7,"error":null}""", "7")]
    public void An_order_that_was_placed_has_its_identifier(string body, string id) =>
        Assert.Equal(id, Readers.Placement(Encoding.UTF8.GetBytes(body)).GetValue());

    [Theory]
    [InlineData("""{"error":"Not enough funds"}""", "Not enough funds")]
    [InlineData("""{"error":{"message":"Not enough funds"}}""", "Not enough funds")]
    [InlineData("""{"error":true,"message":"Not enough funds"}""", "Not enough funds")]
    [InlineData("""{"error":["a","b"]}""", "a")]
    [InlineData("""{"status":false,"message":"Not enough funds"}""", "Not enough funds")]
    [InlineData("""{"success":"0","message":"Not enough funds"}""", "Not enough funds")]
    [InlineData("""{"status":"fail","message":"Not enough funds"}""", "Not enough funds")]
    [InlineData("""{"error":{"error":"Not enough funds"}}""", "Not enough funds")]
    [InlineData("""{"status":"false","message":"Not enough funds"}""", "Not enough funds")]
    [InlineData("""{"status":"Failed","message":"Not enough funds"}""", "Not enough funds")]
    [InlineData("""{"status":true,"data":{"error":"Not enough funds"}}""", "Not enough funds")]
    [InlineData("\"Not enough funds\"", "Not enough funds")]
    public void An_order_that_was_refused_has_the_providers_words(string body, string words)
    {
        ProviderFailure failure = Readers.Placement(Encoding.UTF8.GetBytes(body)).Failure!;

        Assert.Equal(words, failure.Detail);
        Assert.NotNull(failure.Refusal);
    }

    // Whether it was placed is for a person to find out, who wants to see what came.
    [Theory]
    [InlineData("""{"error":"Closed","data":{"order":7}}""")]
    [InlineData("""{"status":"success","message":"Thanks"}""")]
    [InlineData("""{"order":7,"error":"Not enough funds"}""")]
    [InlineData("""{"order":7,"order":8}""")]
    [InlineData("""{"order":0}""")]
    [InlineData("""{"order":""}""")]
    [InlineData("""{"order":null}""")]
    [InlineData("""{"order":false}""")]
    [InlineData("""{"order":"Not enough funds"}""")]
    [InlineData("""{"order":-1}""")]
    [InlineData("""{"order":"-1"}""")]
    [InlineData("""{"order":0.0}""")]
    [InlineData("""{"order":"error"}""")]
    [InlineData("""{"order":"null"}""")]
    [InlineData("""{"order":"1,2"}""")]
    [InlineData("""{"status":"success"}""")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("""{"order":7""")]
    [InlineData("""{"order":7,}""")]
    [InlineData("""{"order":7}{}""")]
    [InlineData("""{"order":7,"x":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}""")]
    [InlineData("""{"error":"Closed","data":{"error":"Not enough funds"}}""")]
    [InlineData("""{"error":"Closed","error":"Not enough funds"}""")]
    public void An_order_without_a_clear_answer_shows_what_came(string body)
    {
        ProviderFailure failure = Readers.Placement(Encoding.UTF8.GetBytes(body)).Failure!;

        Assert.Equal((ProviderFailureKind.Malformed, null), (failure.Kind, failure.Refusal));
        Assert.Contains(body.Length <= 100 ? body : body[..100], failure.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"success"}""", "a yes, but no order's identifier: ")]
    [InlineData("""{"order":[7],"error":"Closed"}""", "orders and a no at once: Closed: ")]
    [InlineData("""{"error":"Closed","error":"Not enough funds"}""", "errors that differ: Closed: ")]
    public void An_order_without_a_clear_answer_says_why(string body, string why) =>
        Assert.Equal(why + body, Readers.Placement(Encoding.UTF8.GetBytes(body)).Failure!.Detail);

    [Fact]
    public void The_key_in_place_of_an_identifier_is_not_one()
    {
        byte[] body = Encoding.UTF8.GetBytes($$"""{"order":"{{Key}}","refill":"{{Key}}"}""");

        Assert.Equal("Malformed: the API key in place of an identifier", Readers.Placement(body).Failure!.ToString());
        Assert.Equal(ProviderFailureKind.NotReported, Readers.Refills(body, ["1"])[0].Failure!.Kind);
    }

    [Theory]
    [InlineData("""{"balance":"100.84292","currency":"USD"}""", "100.84292 USD")]
    [InlineData("""{"balance":100.84292}""", "100.84292")]
    [InlineData("""{"Balance":" -0.5 ","Currency":"EUR"}""", "-0.5 EUR")]
    [InlineData("""{"balance":1.0e-5}""", "0.00001")]
    [InlineData("""{"status":"success","data":{"balance":"7","currency":"TRY"}}""", "7 TRY")]
    public void A_balance_is_exact(string body, string balance) =>
        Assert.Equal(balance, Readers.Balance(Encoding.UTF8.GetBytes(body)).GetValue().ToString());

    [Theory]
    [InlineData("""{"balance":"1,000.00"}""")]
    [InlineData("""{"balance":"12345678901234567890123456789.1"}""")]
    [InlineData("""{"balance":""}""")]
    [InlineData("""{"balance":"USD"}""")]
    [InlineData("""{"balance":true}""")]
    [InlineData("""{"balance":1,"balance":2}""")]
    [InlineData("""{"balance":[1]}""")]
    [InlineData("""{"balance":null}""")]
    [InlineData("""{"currency":"USD"}""")]
    [InlineData("[1]")]
    public void A_balance_that_is_not_a_number_is_malformed(string body) =>
        Assert.Equal("no balance that is a number", Readers.Balance(Encoding.UTF8.GetBytes(body)).Failure!.Detail);

    [Theory]
    [InlineData("""{"error":"Closed"}""")]
    [InlineData("""{"error":"Closed","balance":1}""")]
    [InlineData("""{"error":"Closed","data":{"balance":1}}""")]
    [InlineData("""{"error":"Closed","data":{"error":"another"}}""")]
    [InlineData("""{"status":true,"data":{"error":"Closed","balance":1}}""")]
    public void An_error_comes_before_a_balance(string body) => Assert.Equal(
        ProviderFailure.Refused(new("Closed", RefusalKind.Other)) with { IsOfWholeRequest = true }, Readers.Balance(Encoding.UTF8.GetBytes(body)).Failure);

    [Fact]
    public void A_long_refusal_is_cut()
    {
        string detail = Readers.Balance(Encoding.UTF8.GetBytes($$"""{"message":"{{new string('x', 150)}}","errors":"{{new string('y', 150)}}"}""")).Failure!.Detail;

        Assert.Equal((200, '…'), (detail.Length, detail[^1]));
    }

    [Theory]
    [InlineData("""[{"service":1,"name":"A","rate":"0.90","min":50,"max":"10000.0","refill":1,"cancel":"false","dripfeed":true},{"service":"2","type":"Default"}]""")]
    [InlineData("""{"services":[{"service":1,"name":"A","rate":0.90,"min":"50","max":10000,"refill":true,"cancel":0,"dripfeed":"1"},{"service":"2","type":"Default"}]}""")]
    [InlineData("""{"status":true,"data":[{"Service":1,"Name":"A","Rate":"0.90","Min":"50","Max":"10000","Refill":"true","Cancel":"0","Dripfeed":1},{"service":"2","type":"Default"}]}""")]
    [InlineData("""{"a":{"service":1,"name":"A","rate":"0.90","min":"50","max":"10000","refill":true,"cancel":false,"dripfeed":true},"b":{"service":"2","type":"Default"}}""")]
    public void Services_are_read_in_every_format(string body)
    {
        ProviderCatalog catalog = Readers.Services(Encoding.UTF8.GetBytes(body)).GetValue();

        Assert.Equal(
            [
                new("1") { Name = "A", Rate = 0.90m, Min = 50, Max = 10000, Refill = true, Cancel = false, DripFeed = true },
                new("2") { Type = "Default" },
            ],
            catalog.Services);
        Assert.Equal(0, catalog.Unreadable);
    }

    [Fact]
    public void An_unreadable_service_does_not_affect_the_others()
    {
        ProviderCatalog catalog = Readers.Services(
            [.. """[1,null,{"name":"no identifier"},{"service":""},{"service":5,"rate":"cheap","min":"1,000","max":"-","refill":"maybe"},{"service":6},{"service":7,"rate":-1,"min":"-5","max":-0.5,"desc":null,"dripfeed":null}]"""u8]).GetValue();

        const ProviderServiceFields All = ProviderServiceFields.Rate | ProviderServiceFields.Min | ProviderServiceFields.Max | ProviderServiceFields.Refill;
        Assert.Equal([new("5") { Unreadable = All }, new("6"), new("7") { Unreadable = All & ~ProviderServiceFields.Refill }], catalog.Services);
        Assert.Equal(4, catalog.Unreadable);
    }

    [Theory]
    [InlineData("""{"service":1,"desc":" Fast "}""", "Fast")]
    [InlineData("""{"service":1,"description":"Fast"}""", "Fast")]
    [InlineData("""{"service":1,"desc":"Fast","description":"Slow"}""", "Fast")]
    [InlineData("""{"service":1,"desc":"","description":"Fast"}""", "Fast")]
    [InlineData("""{"service":1,"desc":["Fast"]}""", null)]
    public void A_service_has_its_first_description(string service, string? description) => Assert.Equal(
        [new("1") { Description = description }], Readers.Services(Encoding.UTF8.GetBytes($"[{service}]")).GetValue().Services);

    [Theory]
    [InlineData("dripfeed")]
    [InlineData("drip_feed")]
    [InlineData("DripFeed")]
    public void A_service_may_have_a_drip_feed(string key) => Assert.Equal(
        [new("1") { DripFeed = true }], Readers.Services(Encoding.UTF8.GetBytes($$"""[{"service":1,"{{key}}":1}]""")).GetValue().Services);

    [Fact]
    public void A_field_that_is_unreadable_twice_is_still_unreadable() => Assert.Equal(
        [new("1") { Unreadable = ProviderServiceFields.Rate }],
        Readers.Services([.. """[{"service":1,"rate":"cheap","rate":"dear"}]"""u8]).GetValue().Services);

    [Fact]
    public void An_empty_list_of_services_is_one() => Assert.Empty(Readers.Services([.. "[]"u8]).GetValue().Services);

    [Theory]
    [InlineData("""{"error":"Closed"}""", "ProviderError: Closed")]
    [InlineData("\"Closed\"", "ProviderError: Closed")]
    [InlineData("[1,2]", "Malformed: no list of services")]
    [InlineData("""{"status":"ok"}""", "Malformed: a yes, but no list of services")]
    [InlineData("""{"data":[{"service":1}],"data":[]}""", "Malformed: a key occurs twice with different values")]
    [InlineData("<html>", "Malformed: not a JSON object; it begins with: <html>")]
    public void An_answer_without_a_list_of_services_has_a_reason(string body, string reason) =>
        Assert.Equal(reason, Readers.Services(Encoding.UTF8.GetBytes(body)).Failure!.ToString());

    // What is said about the orders 1, 2 and 3: "ok", or the failure.
    [Theory]
    [InlineData("""[{"order":1,"cancel":1},{"order":2,"cancel":{"error":"Incorrect order ID"}},{"order":"3","cancel":"1"}]""", "ok", "ProviderError: Incorrect order ID", "ok")]
    [InlineData("""{"1":{"cancel":"requested"},"2":{"error":"Cannot cancel"},"3":"Cannot cancel"}""", "ok", "ProviderError: Cannot cancel", "ProviderError: Cannot cancel")]
    [InlineData("""{"1":1,"2":true,"3":"success"}""", "ok", "ok", "ok")]
    [InlineData("""{"1":{"order":2,"cancel":1},"2":{"order":2,"cancel":1},"3":{"order":1,"cancel":1}}""", "Malformed: it names another item", "ok", "Malformed: it names another item")]
    [InlineData("""{"1":0,"2":false,"3":null}""", "ProviderError: cancel: 0", "ProviderError: cancel: false", "NotReported: the answer does not contain it")]
    [InlineData("""[{"order":1,"cancel":1},{"order":1,"cancel":0},{"order":9,"cancel":1},5]""", "Malformed: it occurs twice with different contents", "NotReported: the answer does not contain it", "NotReported: the answer does not contain it")]
    [InlineData("""{"status":true,"data":[{"order":1,"cancel":1},{"order":2,"cancel":2},{"order":3,"cancel":{}}]}""", "ok", "ok", "Malformed: neither an acknowledgement nor an error")]
    [InlineData("""[{"order":1,"cancel":{"id":5}},{"order":2},{"order":3,"status":"error","message":"Too late"}]""", "ok", "Malformed: neither an acknowledgement nor an error", "ProviderError: Too late")]
    [InlineData("""{"error":"Closed"}""", "ProviderError: Closed", "ProviderError: Closed", "ProviderError: Closed")]
    [InlineData("""{"status":true,"data":{"error":"Closed"}}""", "ProviderError: Closed", "ProviderError: Closed", "ProviderError: Closed")]
    [InlineData("""{"error":"Closed","data":[{"order":1,"cancel":1}]}""", "Malformed: done and refused at once: Closed", "Malformed: done and refused at once: Closed", "Malformed: done and refused at once: Closed")]
    [InlineData("""{"1":1,"2":1,"error":"Closed"}""", "Malformed: done and refused at once: Closed", "Malformed: done and refused at once: Closed", "Malformed: done and refused at once: Closed")]
    [InlineData("""[{"order":1,"error":"Closed","cancel":{"error":"another"}},{"order":[2],"cancel":1},{"order":3,"cancel":1}]""", "ProviderError: Closed", "ok", "ok")]
    [InlineData("""{"1":-1,"2":"-1","3":1.5}""", "Malformed: neither an acknowledgement nor an error", "ProviderError: -1", "Malformed: neither an acknowledgement nor an error")]
    [InlineData("""{"canceled":[1,3]}""", "ok", "NotReported: it is not among those that were canceled", "ok")]
    [InlineData("""{"1":-1,"error":"Closed"}""", "Malformed: done and refused at once: Closed", "ProviderError: Closed", "ProviderError: Closed")]
    [InlineData("[]", "NotReported: the answer does not contain it", "NotReported: the answer does not contain it", "NotReported: the answer does not contain it")]
    [InlineData("{}", "NotReported: the answer does not contain it", "NotReported: the answer does not contain it", "NotReported: the answer does not contain it")]
    [InlineData("\"Closed\"", "ProviderError: Closed", "ProviderError: Closed", "ProviderError: Closed")]
    [InlineData("[", "Malformed: cut off, or followed by other text", "Malformed: cut off, or followed by other text", "Malformed: cut off, or followed by other text")]
    public void Each_cancellation_request_has_its_answer(string body, params string[] expected) => Assert.Equal(
        expected,
        Readers.Cancels(Encoding.UTF8.GetBytes(body), ["1", "2", "3"]).Select(result => result.Failure?.ToString() ?? "ok"));

    [Fact]
    public void A_yes_names_no_order() => Assert.Equal(
        ProviderFailureKind.NotReported, Readers.Cancels([.. """[{"order":true,"cancel":1},{"order":true,"cancel":1}]"""u8], ["true"])[0].Failure!.Kind);

    [Theory]
    [InlineData("1")]
    [InlineData(" true ")]
    [InlineData("OK")]
    [InlineData("success")]
    [InlineData("accepted")]
    [InlineData("cancel")]
    [InlineData("Canceled")]
    [InlineData("Cancelled")]
    [InlineData("canceling")]
    [InlineData("cancelling")]
    [InlineData("complete")]
    [InlineData("Completed")]
    [InlineData("created")]
    [InlineData("done")]
    [InlineData("In progress")]
    [InlineData("pending")]
    [InlineData("processed")]
    [InlineData("processing")]
    [InlineData("queued")]
    [InlineData("received")]
    [InlineData("Requested")]
    [InlineData("scheduled")]
    [InlineData("sent")]
    [InlineData("submitted")]
    [InlineData("waiting")]
    public void A_cancellation_request_is_acknowledged_by_a_word(string word) => Assert.Equal(
        new CancelAcknowledgement("1", null), Readers.Cancels(Encoding.UTF8.GetBytes($$"""{"cancel":"{{word}}"}"""), ["1"])[0].GetValue());

    // Each of the words makes a sentence a no; one without such a word may mean yes.
    [Theory]
    [InlineData("not no cannot cant unable impossible never doesnt isnt wont")]
    [InlineData("incorrect invalid wrong bad unknown missing illegal forbidden disabled closed unavailable unsupported ineligible")]
    [InlineData("error fail fails failed failure reject rejected refused denied declined expired late already exceed exceeds exceeded")]
    public void A_cancellation_request_is_refused_by_a_sentence_that_says_no(string words) => Assert.All(
        words.Split(' '), word => Assert.Equal(RefusalKind.Other, CancelFailure($$"""{"cancel":"This one: {{word}}"}""").Refusal));

    [Fact]
    public void A_cancellation_request_is_not_refused_by_a_sentence_that_says_nothing() => Assert.Equal(
        new ProviderFailure(ProviderFailureKind.ProviderError, "This one: noted"), CancelFailure("""{"cancel":"This one: noted"}"""));

    // What may have been done must not count as refused, and neither may what cannot be looked at.
    [Theory]
    [InlineData(8, "ProviderError: Closed")]
    [InlineData(9, "Malformed: done and refused at once: Closed")]
    [InlineData(10, "Malformed: done and refused at once: Closed")]
    public void A_refusal_around_more_layers_than_are_searched_may_be_around_a_result(int layers, string expected)
    {
        string inside = string.Concat(Enumerable.Repeat("""{"data":""", layers - 1)) + "{}" + new string('}', layers - 1);

        Assert.Equal(expected, CancelFailure($$"""{"error":"Closed","data":{{inside}}}""").ToString());
    }

    [Theory]
    [InlineData("""{"refill":"5"}""", "5")]
    [InlineData("""{"refill":5}""", "5")]
    [InlineData("""{"order":1,"refill":5}""", "5")]
    [InlineData("""[{"order":1,"refill":5}]""", "5")]
    [InlineData("""{"1":{"refill":5}}""", "5")]
    [InlineData("""{"1":5}""", "5")]
    [InlineData("""{"status":"success","data":{"refill":5}}""", "5")]
    [InlineData("""{"success":"Your order will be refilled","refill":5}""", "5")]
    [InlineData("""{"order":"2","refill":5}""", "NotReported: the answer does not contain it")]
    [InlineData("""{"status":true,"data":{"order":2,"refill":5}}""", "NotReported: the answer does not contain it")]
    [InlineData("""{"order":" 1 ","refill":5}""", "5")]
    [InlineData("""{"error":"Not eligible"}""", "ProviderError: Not eligible")]
    [InlineData("""{"refill":{"error":"Not eligible"}}""", "ProviderError: Not eligible")]
    [InlineData("""{"refill":"Not eligible for a refill"}""", "ProviderError: Not eligible for a refill")]
    [InlineData("""{"refill":"Rejected"}""", "ProviderError: Rejected")]
    [InlineData("""{"refill":-1}""", "Malformed: no refill's identifier")]
    [InlineData("""{"refill":0}""", "ProviderError: refill: 0")]
    [InlineData("""{"refill":true}""", "Malformed: no refill's identifier")]
    [InlineData("""{"refill":null}""", "NotReported: the answer does not contain it")]
    [InlineData("""{"ok":1}""", "Malformed: a yes, but no refill's identifier")]
    public void Each_refill_request_has_its_answer(string body, string expected)
    {
        ProviderResult<RefillAcknowledgement> result = Readers.Refills(Encoding.UTF8.GetBytes(body), ["1"])[0];

        Assert.Equal(expected, result.Failure?.ToString() ?? result.GetValue().RefillId);
    }

    [Theory]
    [InlineData("Completed", RefillStatus.Completed)]
    [InlineData("Refilled", RefillStatus.Completed)]
    [InlineData("In progress", RefillStatus.InProgress)]
    [InlineData("Pending", RefillStatus.Pending)]
    [InlineData("Awaiting", RefillStatus.Pending)]
    [InlineData("processing", RefillStatus.Pending)]
    [InlineData("Rejected", RefillStatus.Rejected)]
    [InlineData("cancelled", RefillStatus.Rejected)]
    [InlineData("Failed", RefillStatus.Rejected)]
    [InlineData("Error", RefillStatus.Rejected)]
    [InlineData("Partial", RefillStatus.Unknown)]
    [InlineData("Not completed", RefillStatus.Unknown)]
    [InlineData("5", RefillStatus.Unknown)]
    public void A_refill_has_a_status_or_an_unknown_word(string word, RefillStatus status)
    {
        RefillReport one = Readers.RefillStatuses(Encoding.UTF8.GetBytes($$$"""{"status":"{{{word}}}"}"""), ["9"])[0].GetValue();
        RefillReport many = Readers.RefillStatuses(Encoding.UTF8.GetBytes($$$"""[{"refill":8,"status":{"error":"Refill not found"}},{"refill":9,"status":"{{{word}}}"}]"""), ["9", "8"])[0].GetValue();

        Assert.Equal((status, word), (one.Status, one.Word));
        Assert.Equal(one, many);
    }

    [Theory]
    [InlineData("""{"status":true}""", "Malformed: a yes, but no status of a refill")]
    [InlineData("""{"status":{"id":1}}""", "Malformed: the refill's status is no word")]
    [InlineData("""{"status":""}""", "NotReported: the answer does not contain it")]
    public void A_refill_without_a_word_has_a_reason(string body, string reason) =>
        Assert.Equal(reason, Readers.RefillStatuses(Encoding.UTF8.GetBytes(body), ["9"])[0].Failure!.ToString());

    [Theory]
    [InlineData("""{"error":"Closed"}""", "ProviderError: Closed")]
    [InlineData("<html>", "Malformed: not a JSON object; it begins with: <html>")]
    [InlineData("null", "Malformed: not a JSON object; it begins with: null")]
    public void A_status_that_cannot_be_used_has_its_reason(string body, string reason) =>
        Assert.Equal(reason, Readers.Status(Encoding.UTF8.GetBytes(body), "1").Failure!.ToString());

    private static ProviderFailure CancelFailure(string body) => Readers.Cancels(Encoding.UTF8.GetBytes(body), ["1"])[0].Failure!;

    // Pieces of answers, put together at random and cut: more of them are nearly right than with random bytes.
    private static Gen<string> Rubble => Gen.Elements(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\"error\"", "\"order\"", "\"refill\"", "\"cancel\"", "\"status\"", "\"balance\"", "\"service\"", "\"data\"",
        "\"message\"", "\"1\"", "1", "0", "-1", "1e999", "1.5", "true", "false", "null", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\uFEFF", " ", "\u0000",
        "{\"order\":1}", "{\"error\":\"x\"}", "[{\"order\":1,\"cancel\":1}]", "\"x\":", "ÿ").ListOf(12).Select(pieces => string.Concat(pieces));

    [Property(MaxTest = 2000)]
    public Property Nothing_that_a_provider_writes_throws() => Prop.ForAll(Rubble.ToArbitrary(), ArbMap.Default.ArbFor<byte[]>(), (rubble, noise) =>
    {
        foreach (byte[] body in new[] { Encoding.UTF8.GetBytes(rubble), noise ?? [], Encoding.Latin1.GetBytes($"{{\"order\":{rubble}}}"), Encoding.UTF8.GetBytes($"[{rubble}]") })
        {
            ReadAll(body);
        }
    });

    // A stack that overflows ends the process, and no catch can stop it: a thread of this size has 128 bytes for each level.
    [Fact]
    public void Nesting_costs_no_stack_whatever_it_is_nested_under()
    {
        const int Levels = 2_048;
        string[] keys =
        [
            "status", "data", "result", "order", "orders", "error", "errors", "message", "msg", "success", "id", "order_id", "order_status", "remains", "charge",
            "cancel", "canceled", "refill", "refill_id", "refill_status", "balance", "code", "runs", "service", "unknown", "1",
        ];
        IEnumerable<byte[]> bodies = keys.SelectMany(key => new[]
        {
            Nested($$"""{"{{key}}":""", "1", "}"),
            Nested($$"""{"{{key}}":[""", "1", "]}"),
            Encoding.UTF8.GetBytes($$"""{"{{key}}":{{new string('[', Levels)}}1{{new string(']', Levels)}}}"""),
            Encoding.UTF8.GetBytes($$"""{"error":"x","{{key}}":{{Encoding.UTF8.GetString(Nested($$"""{"{{key}}":""", "1", "}"))}}}"""),
        });
        Exception? thrown = null;
        var small = new Thread(
            () => thrown = Record.Exception(() =>
            {
                foreach (byte[] body in bodies)
                {
                    ReadAll(body);
                }
            }),
            maxStackSize: 256 * 1024);
        small.Start();
        small.Join();
        Assert.Null(thrown);

        static byte[] Nested(string open, string inside, string close) => Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat(open, Levels)) + inside + string.Concat(Enumerable.Repeat(close, Levels)));
    }

    [Theory]
    [InlineData("12345678901234567890123456789012.5")]
    [InlineData("12345678901234567890123456789012345678901234567890e10")]
    public void A_number_too_long_for_a_decimal_is_no_identifier_either(string number)
    {
        Assert.False(Readers.Placement(Encoding.UTF8.GetBytes($$"""{"order":{{number}}}""")).IsSuccess);
        Assert.False(Assert.Single(Readers.Refills(Encoding.UTF8.GetBytes($$"""{"refill":{{number}}}"""), ["1"])).IsSuccess);
    }

    private static void ReadAll(byte[] body)
    {
        ImmutableArray<string> ids = ["1", "2"];
        _ = Readers.Placement(body);
        _ = Readers.Balance(body);
        _ = Readers.Services(body);
        Assert.All(Readers.Refills(body, ids), Assert.NotNull);
        Assert.All(Readers.Cancels(body, ids), Assert.NotNull);
        Assert.All(Readers.RefillStatuses(body, ids), Assert.NotNull);
        Assert.All(Readers.Statuses(body, ids), Assert.NotNull);
        Assert.NotNull(Readers.Status(body, "1"));
        _ = Readers.RefusalIn(body, textIsRefusal: true);
        _ = Readers.IsDone(body, ProviderAction.Cancel) | Readers.IsDone(body, ProviderAction.Refill);
    }
}
