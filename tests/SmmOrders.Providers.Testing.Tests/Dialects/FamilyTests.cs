namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Every dialect writes every action in its own way, errors and acknowledgements included.</summary>
public sealed class FamilyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Answers to: add, balance, an unknown order, many with an unknown one, a refill, two refills, an unknown refill, a cancellation of two.</summary>
    public static TheoryData<string, string[]> Families() => new()
    {
        {
            "canonical",
            [
                """{"order":23503}""",
                """{"balance":"9.991","currency":"USD"}""",
                """{"error":"Incorrect order ID"}""",
                """{"23502":{"charge":"0.009","start_count":"3572","status":"Pending","remains":"10","currency":"USD"},"7":{"error":"Incorrect order ID"}}""",
                """{"refill":"701"}""",
                """[{"order":"23502","refill":{"error":"Refill is not available for this order"}},{"order":"7","refill":{"error":"Incorrect order ID"}}]""",
                """{"status":"In progress"}""",
                """[{"order":"23502","cancel":1},{"order":"7","cancel":{"error":"Incorrect order ID"}}]""",
            ]
        },
        {
            "SmartPanel",
            [
                """{"status":"success","order":23503}""",
                """{"status":"success","balance":"9.991","currency":"USD"}""",
                """{"error":"Incorrect order ID"}""",
                """{"23502":{"order":"23502","charge":"0.009","start_count":"3572","status":"Pending","remains":"10","currency":"USD"},"7":"Incorrect order ID"}""",
                """{"status":"success","refill":"701"}""",
                """[{"order":"23502","refill":"Refill is not available for this order"},{"order":"7","refill":"Incorrect order ID"}]""",
                """{"status":"In progress"}""",
                """{"status":"success"}""",
            ]
        },
        {
            "OwnSMM",
            [
                """{"status":100,"order":23503}""",
                """{"balance":"9.991","currency":"USD"}""",
                """{"error":"Order not found.","status":"104"}""",
                """{"error":"Order not found.","status":"104"}""",
                """{"refill":"701"}""",
                """[{"order":"23502","refill":{"error":"Refill is not available for this order","status":"104"}},{"order":"7","refill":{"error":"Order not found.","status":"104"}}]""",
                """{"status":"In progress"}""",
                """{"error":"Incorrect request","status":"101"}""",
            ]
        },
        {
            "Laravel",
            [
                """{"order":23503}""",
                """{"balance":9.991,"currency":"USD"}""",
                """422 {"message":"The given data was invalid.","errors":{"order":["Incorrect order ID"]}}""",
                """{"23502":{"charge":0.009,"start_count":3572,"status":"Pending","remains":10,"currency":"USD"},"7":{"message":"The given data was invalid.","errors":{"order":["Incorrect order ID"]}}}""",
                """{"refill":701}""",
                """[{"order":23502,"refill":{"message":"The given data was invalid.","errors":{"order":["Refill is not available for this order"]}}},{"order":7,"refill":{"message":"The given data was invalid.","errors":{"order":["Incorrect order ID"]}}}]""",
                """{"status":"In progress"}""",
                """{"canceled":[23502]}""",
            ]
        },
        {
            "Indonesian",
            [
                """{"status":true,"data":{"order":23503}}""",
                """{"status":true,"data":{"balance":"9.991","currency":"USD"}}""",
                """{"status":false,"data":{"pesan":"ID pesanan tidak ditemukan"}}""",
                """{"status":true,"data":{"23502":{"charge":"0.009","start_count":"3572","status":"Pending","remains":"10","currency":"USD"},"7":{"status":false,"data":{"pesan":"ID pesanan tidak ditemukan"}}}}""",
                """{"status":true,"data":{"refill":701}}""",
                """{"status":true,"data":{"23502":{"status":false,"data":{"pesan":"Refill is not available for this order"}},"7":{"status":false,"data":{"pesan":"ID pesanan tidak ditemukan"}}}}""",
                """{"status":true,"data":{"status":"In progress"}}""",
                """{"status":true,"data":{"23502":{"cancel":1},"7":{"status":false,"data":{"pesan":"ID pesanan tidak ditemukan"}}}}""",
            ]
        },
        {
            "status fail",
            [
                """{"order":23503}""",
                """{"balance":"9.991","currency":"USD"}""",
                """{"status":"fail","message":"Incorrect order ID"}""",
                """{"23502":{"charge":"0.009","start_count":"3572","status":"Pending","remains":"10","currency":"USD"},"7":{"status":"fail","message":"Incorrect order ID"}}""",
                """{"refill":"701"}""",
                """{"23502":{"status":"fail","message":"Refill is not available for this order"},"7":{"status":"fail","message":"Incorrect order ID"}}""",
                """{"status":"In progress"}""",
                """{"23502":{"cancel":1002},"7":{"status":"fail","message":"Incorrect order ID"}}""",
            ]
        },
        {
            "success false",
            [
                """{"order":23503}""",
                """{"balance":9.991,"currency":"USD"}""",
                """{"success":false,"msg":"Incorrect order ID"}""",
                """{"23502":{"charge":0.009,"start_count":3572,"status":"Pending","remains":10,"currency":"USD"},"7":{"success":false,"msg":"Incorrect order ID"}}""",
                """{"refill":"701"}""",
                """[{"order":"23502","refill":{"success":false,"msg":"Refill is not available for this order"}},{"order":"7","refill":{"success":false,"msg":"Incorrect order ID"}}]""",
                """{"status":"In progress"}""",
                """[{"order":"23502","cancel":1},{"order":"7","cancel":{"success":false,"msg":"Incorrect order ID"}}]""",
            ]
        },
        {
            "bare texts",
            [
                """{"order":23503}""",
                """{"balance":"9.991","currency":"USD"}""",
                "\"Incorrect order ID\"",
                """{"23502":{"charge":"0.009","start_count":"3572","status":"Pending","remains":"10","currency":"USD"},"7":"Incorrect order ID"}""",
                """{"refill":"701"}""",
                """[{"order":"23502","refill":"Refill is not available for this order"},{"order":"7","refill":"Incorrect order ID"}]""",
                """{"status":"In progress"}""",
                """{"canceled":["23502"]}""",
            ]
        },
        {
            "capital keys",
            [
                """{"Order":23503}""",
                """{"Balance":"9.991","Currency":"USD"}""",
                """{"error":"Incorrect order ID"}""",
                """{"23502":{"Charge":"0.009","Start_count":"3572","Status":"Awaiting","Remains":"10","Currency":"USD"},"7":"Incorrect order ID"}""",
                """{"Refill":"701"}""",
                """[{"Order":"23502","Refill":"Refill is not available for this order"},{"Order":"7","Refill":"Incorrect order ID"}]""",
                """{"Status":"In progress"}""",
                """[{"Order":"23502","Cancel":1},{"Order":"7","Cancel":"Incorrect order ID"}]""",
            ]
        },
        {
            "order_status",
            [
                """{"order":23503}""",
                """{"balance":"9.991","currency":"USD"}""",
                """{"error":"Incorrect order ID","status":"104"}""",
                """{"23502":{"charge":"0.009","start_count":"3572","status":"ok","order_status":"PENDING","remains":"10","currency":"USD","error":""},"7":{"error":"Incorrect order ID","status":"104"}}""",
                """{"refill":"701"}""",
                """[{"order":"23502","refill":{"error":"Refill is not available for this order","status":"104"}},{"order":"7","refill":{"error":"Incorrect order ID","status":"104"}}]""",
                """{"status":"ok","refill_status":"In progress"}""",
                """[{"order":"23502","cancel":1},{"order":"7","cancel":{"error":"Incorrect order ID","status":"104"}}]""",
            ]
        },
        {
            "spaces",
            [
                """{"order":23503}""",
                """{"balance":" 9.991 ","currency":"USD"}""",
                """{"error":"Incorrect order ID"}""",
                """{"23502":{"charge":" 0.009 ","start_count":" 3572 ","status":"Pending","remains":" 10 ","currency":"USD"},"7":{"error":"Incorrect order ID"}}""",
                """{"refill":"701"}""",
                """[{"order":"23502","refill":{"error":"Refill is not available for this order"}},{"order":"7","refill":{"error":"Incorrect order ID"}}]""",
                """{"status":"In progress"}""",
                """[{"order":"23502","cancel":1},{"order":"7","cancel":{"error":"Incorrect order ID"}}]""",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Every_action_is_answered_in_the_dialect(string family, string[] answers)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Dialect = Known.Find(family), Balance = 10m, HistoryOf = _ => OrderHistory.Waiting }, Token);
        using var caller = new Caller(provider);
        _ = provider.Orders.Place(10, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000)));
        _ = provider.Orders.Place(10, OrderHistory.Waiting);
        string[] forms =
        [
            "add&service=1&link=L&quantity=10", "balance", "status&order=7", "status&orders=23502,7", "refill&order=23501", "refill&orders=23502,7",
            "refill_status&refill=701", "cancel&orders=23502,7",
        ];

        foreach ((string form, string answer) in forms.Zip(answers))
        {
            using HttpResponseMessage message = await caller.PostAsync($"action={form}");
            string body = await message.Content.ReadAsStringAsync(Token);
            Assert.Equal(answer, message.IsSuccessStatusCode ? body : $"{(int)message.StatusCode} {body}");
        }
    }

    [Theory]
    [InlineData("canonical", """200 {"error":"Invalid API key"}""", """200 {"error":"Incorrect request"}""", """200 {"error":"Incorrect runs"}""")]
    [InlineData("SmartPanel", """200 {"error":"API is disable for this user or user not found. Contact the support"}""", """200 {"error":"This action is invalid"}""", """200 {"error":"Incorrect runs"}""")]
    [InlineData("OwnSMM", """200 {"error":"API key is incorrect","status":"102"}""", """200 {"error":"Incorrect request","status":"101"}""", """200 {"error":"Incorrect runs","status":"107"}""")]
    [InlineData("Laravel", """401 {"message":"Unauthenticated."}""", """422 {"message":"The given data was invalid.","errors":{"order":["Incorrect request"]}}""", """422 {"message":"The given data was invalid.","errors":{"runs":["Incorrect runs"]}}""")]
    [InlineData("Indonesian", """200 {"status":false,"data":{"pesan":"API Key salah"}}""", """200 {"status":false,"data":{"pesan":"Permintaan tidak sesuai"}}""", """200 {"status":false,"data":{"pesan":"Incorrect runs"}}""")]
    [InlineData("status fail", """200 {"status":"fail","message":"Invalid API key"}""", """200 {"status":"fail","message":"Incorrect request"}""", """200 {"status":"fail","message":"Incorrect runs"}""")]
    public async Task A_refusal_has_the_words_and_the_shape_of_the_dialect(string family, string key, string request, string field)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Dialect = Known.Find(family) }, Token);
        using var caller = new Caller(provider);

        Assert.Equal(key, await AskAsync("action=balance", "wrong"));
        Assert.Equal(request, await AskAsync("action=explode", "simulated-key"));
        Assert.Equal(request, await AskAsync("x=1", "wrong"));
        Assert.Equal(field, await AskAsync("action=add&service=1&link=L&quantity=1&runs=undefined&interval=5", "simulated-key"));

        async Task<string> AskAsync(string form, string with)
        {
            using HttpResponseMessage answer = await caller.PostAsync(form, with);
            return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Token)}";
        }
    }

    [Fact]
    public async Task A_refused_refill_may_be_nested()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Dialect = Known.Find("spaces") }, Token);
        using var caller = new Caller(provider);

        Assert.Equal("""{"refill":{"error":"Incorrect order ID"}}""", await caller.AskAsync("action=refill&order=7"));
        Assert.Equal("""{"status":{"error":"Refill not found"}}""", await caller.AskAsync("action=refill_status&refill=7"));
    }

    [Fact]
    public async Task An_answer_is_in_JSON_in_every_dialect_and_for_every_action()
    {
        foreach (ProviderDialect dialect in Known.Dialects)
        {
            await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { Dialect = dialect }, Token);
            using var caller = new Caller(provider);
            _ = provider.Orders.Place(10);
            foreach (string form in new[]
            {
                "services", "balance", "add&service=1&link=L&quantity=10", "add&service=1&link=L&quantity=10&runs=2&interval=5", "add&service=17&username=U&max=10",
                "status&order=23501", "status&orders=23501,23502,23503,23504,23505,7", "orders&orders=7", "refill&order=23501", "refill&orders=23501,7",
                "refill_status&refill=701", "refill_status&refills=701,7", "cancel&orders=23501,23502,7", "cancel&order=23503", "",
            })
            {
                using var answer = System.Text.Json.JsonDocument.Parse(await caller.AskAsync($"action={form}"));
                Assert.NotEqual(System.Text.Json.JsonValueKind.Null, answer.RootElement.ValueKind);
            }
        }
    }
}
