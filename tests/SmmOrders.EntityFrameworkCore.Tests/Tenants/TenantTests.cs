using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Workers go over all tenants of a database, whatever the context's query filters hide; a person sees one tenant's.</summary>
public sealed partial class TenantTests(PostgresServer server) : StoreTest(server)
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    // What a worker calls. What a person calls goes through the filters; a step of a submission is either's.
    private static readonly string[] Workers =
    [
        "ApplyAsync", "ClaimSubmissionAsync", "SubmitAsync", "SweepAsync", "RewriteDeadlinesAsync", "ReadProviderAsync", "LimitProviderAsync", "StopSubmissionAsync",
        "ResumeSubmissionAsync", "ClaimOutboxAsync", "RecordOutboxAsync", "RetryOutboxAsync", "ReadOutboxAsync", "TryLockWorkersAsync",
        "ClaimPollsAsync", "RetryPollsAsync", "ReadDuePollsAsync", "ClaimRequestAsync", "ClaimRefillsAsync", "ReturnRefillsAsync", "AnswerRequestAsync", "PausePollingAsync", "ResumePollingAsync",
        "ReportOutageAsync", "ReportRecoveryAsync", "ClaimProbeAsync", "FindMissingProvidersAsync", "StopAllSubmissionAsync", "ResumeProbedSubmissionAsync", "ReadQueuedAsync", "PassOnAsync", "PurgeAsync", "EraseAsync", "CountOrdersAsync", "CheckAsync",
    ];

    private static readonly string[] Persons = ["DecideAsync", "CorrectRequestAsync", "AskAsync", "CloseAttentionAsync"];

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.AllWaysSqliteFirst;

    [Fact]
    public void Every_method_of_the_port_is_a_workers_or_a_persons() => Assert.Equal(
        Workers.Concat(Persons).Order(StringComparer.Ordinal),
        typeof(IOrderStore).GetInterfaces().Append(typeof(IOrderStore)).SelectMany(part => part.GetMethods()).Where(method => !method.IsSpecialName).Select(method => method.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Workers_go_over_all_tenants_and_no_query_of_theirs_has_the_filter(ShopKind kind)
    {
        using TenantPanel panel = new(kind, Server, Now);
        OrderKey[] placed = [await panel.AddAsync("a"), await panel.AddAsync("b")];
        OrderKey[] queued = [await panel.AddAsync("a", isQueued: true), await panel.AddAsync("b", isQueued: true)];
        OrderKey[] stuck = [await panel.AddAsync("a"), await panel.AddAsync("b")];
        panel.Calls.Clear();

        await WorkAsync(panel.Store, placed, queued, stuck);
        Assert.Empty(await panel.Store.VerifyAsync(Token).ToListAsync(Token));

        Assert.DoesNotContain(panel.Calls.Commands, call => Filter().IsMatch(call));
        foreach (string tenant in new[] { "a", "b" })
        {
            await using TenantContext context = panel.Open(tenant);
            Assert.Equal(
                [OrderStatus.Processing, OrderStatus.InProgress, OrderStatus.Partial],
                await context.Orders.OrderBy(order => order.Status).Select(order => order.Status).ToListAsync(Token));
            Assert.Equal(Findings.StuckInProcessing, (await context.Attention.SingleAsync(Token)).Finding);
            Assert.Equal(SubmissionStatus.Placed, (await context.Orders.SingleAsync(order => order.SubmissionStatus != null, Token)).SubmissionStatus);
        }
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_person_reaches_one_tenants_orders_alone(ShopKind kind)
    {
        using TenantPanel panel = new(kind, Server, Now);
        OrderKey[] placed = [await panel.AddAsync("a"), await panel.AddAsync("b")];
        OrderKey[] queued = [await panel.AddAsync("a", isQueued: true), await panel.AddAsync("b", isQueued: true)];
        OrderKey[] other = [await panel.AddAsync("a"), await panel.AddAsync("b")];
        _ = await panel.Store.ApplyAsync([.. placed.Select(order => new OrderReport { Order = order, Report = StatusReport.Of(OrderStatus.Partial), At = Now })], Token);
        List<OrderAttention<long?>> held;
        await using (TenantContext context = panel.Open("a"))
        {
            held = await context.Attention.IgnoreQueryFilters().AsNoTracking().ToListAsync(Token);
        }

        panel.Calls.Clear();
        foreach (int tenant in new[] { 0, 1 })
        {
            ApplyStatus expected = tenant == 0 ? ApplyStatus.Applied : ApplyStatus.NotFound;
            Guid row = held.Single(each => OrderKey.Of(each.OrderId!.Value) == placed[tenant]).Id;
            Assert.Equal(expected, await panel.Store.CloseAttentionAsync(new() { Id = row, By = "ann", At = Now }, Token));
            Assert.Equal(expected, (await panel.Store.DecideAsync(new() { Order = placed[tenant], Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token)).Status);
            Assert.Equal(expected, (await panel.Store.CorrectRequestAsync(new() { Order = queued[tenant], Fields = [new("link", "m")], By = "ann", At = Now }, Token)).Status);
            Assert.Equal(expected, (await panel.Store.AskAsync(new() { Order = other[tenant], Kind = RequestKind.Cancel, By = "ann", At = Now }, Token)).Status);
            Assert.Equal(expected, (await panel.Store.SubmitAsync(new() { Order = queued[tenant], Step = SubmissionStep.Withdraw(), By = "ann", At = Now }, Token)).Status);
        }

        // A query with the filter is seen as one, so that the test of the workers can fail.
        Assert.Contains(panel.Calls.Commands, call => Filter().IsMatch(call));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task An_order_at_fault_and_a_lost_commit_are_found_in_every_tenant(ShopKind kind)
    {
        using TenantPanel panel = new(kind, Server, Now);
        OrderKey[] orders = [await panel.AddAsync("b"), await panel.AddAsync("b"), await panel.AddAsync("b")];
        await using TenantContext context = panel.Open("b");
        _ = await context.Database.ExecuteSqlAsync($"""UPDATE "Orders" SET "Delivered" = -1 WHERE "Id" = {(long)orders[0].Value!}""", Token);
        panel.Calls.Clear();

        Assert.Equal(ApplyStatus.NotApplied, await ApplyAsync(panel, orders[0]));
        Assert.Equal(Findings.NotApplied, (await context.Attention.SingleAsync(Token)).Finding);
        Assert.DoesNotContain(panel.Calls.Commands, call => Filter().IsMatch(call));

        panel.Calls.Clear();
        Assert.Equal(ApplyStatus.Applied, await ApplyAsync(panel, orders[1]));
        panel.Calls.Fail(panel.Calls.Calls.ToList().IndexOf("COMMIT") + 1, after: true, transient: true);
        Assert.Equal(ApplyStatus.Applied, await ApplyAsync(panel, orders[2]));
        Assert.Equal("COMMIT", panel.Calls.Failed);
        Assert.DoesNotContain(panel.Calls.Commands, call => Filter().IsMatch(call));
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task Damage_is_found_in_the_orders_of_every_tenant(ShopKind kind)
    {
        using TenantPanel panel = new(kind, Server, Now);
        _ = await panel.AddAsync("a");
        OrderKey other = await panel.AddAsync("b");
        await using TenantContext context = panel.Open("b");
        _ = await context.Database.ExecuteSqlAsync($"""UPDATE "Orders" SET "Delivered" = -1 WHERE "TenantId" = 'b'""", Token);

        List<OrderDamage> damage = await panel.Store.VerifyAsync(Token).ToListAsync(Token);

        Assert.NotEmpty(damage);
        Assert.All(damage, each => Assert.Equal(other, each.Order));
    }

    [Fact]
    public void The_tenant_leads_the_index_of_pages_and_no_other()
    {
        string[] with = Indexes(model => model.Entity<TenantOrder>().HasSmmOrder().HasSmmOrderConstraints().HasSmmOrderTenant(order => order.TenantId));
        string[] without = Indexes(model => model.Entity<TenantOrder>().HasSmmOrder().HasSmmOrderConstraints());

        Assert.Equal(["TenantId Status StatusSince"], with.Except(without));
        Assert.Empty(without.Except(with));
        Assert.Contains("Deadline", without);
        Assert.Contains("Provider NextPollAt", without);
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task A_page_of_one_tenant_reads_its_index(ShopKind kind)
    {
        using TenantPanel panel = new(kind, Server, Now);
        await using TenantContext context = panel.Open("t1");
        _ = await context.Database.ExecuteSqlRawAsync(
            kind == ShopKind.Postgres
                ? """
                INSERT INTO "Orders" ("TenantId", "Status", "StatusSince", "Quantity", "Charge", "Provider", "ProviderOrderId", "Refunded", "CancelCause", "Open", "Version", "HistoryCount")
                SELECT 't' || (i % 2), 1 + i / 2 % 6, now() - i * interval '1 s', 1000, 10, 'p', 'x' || i, 0, 0, 0, 1, 0 FROM generate_series(1, 4000) AS i
                """
                : """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
                INSERT INTO "Orders" ("TenantId", "Status", "StatusSince", "Quantity", "Charge", "Provider", "ProviderOrderId", "Refunded", "CancelCause", "Open", "Version", "HistoryCount")
                SELECT 't' || (i % 2), 1 + i / 2 % 6, i, 1000, 10, 'p', 'x' || i, 0, 0, 0, 1, 0 FROM n
                """,
            Token);
        _ = await context.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        IQueryable<TenantOrder> page = context.Orders.Where(order => order.Status == OrderStatus.InProgress).OrderBy(order => order.StatusSince).Take(20);

        await using System.Data.Common.DbCommand command = page.CreateDbCommand();
        command.CommandText = $"{(kind == ShopKind.Sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {command.CommandText}";
        await context.Database.OpenConnectionAsync(Token);
        List<string> plan = [];
        await using (System.Data.Common.DbDataReader reader = await command.ExecuteReaderAsync(Token))
        {
            while (await reader.ReadAsync(Token))
            {
                plan.Add($"{reader.GetValue(reader.FieldCount - 1)}");
            }
        }

        Assert.Contains("IX_Orders_TenantId_Status_StatusSince", string.Join('\n', plan), StringComparison.Ordinal);
        Assert.DoesNotMatch("Sort|TEMP B-TREE", string.Join('\n', plan));
        Assert.Equal(20, await page.CountAsync(Token));
    }

    private static async Task<ApplyStatus> ApplyAsync(TenantPanel panel, OrderKey order) =>
        (await panel.Store.ApplyAsync([new() { Order = order, Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now }], Token))[0].Status;

    // Everything that a worker calls, for the orders of two tenants.
    private static async Task WorkAsync(IOrderStore store, OrderKey[] placed, OrderKey[] queued, OrderKey[] stuck)
    {
        DateTimeOffset late = Now.AddHours(4);
        Assert.All(
            await store.ApplyAsync([.. placed.Select(order => new OrderReport { Order = order, Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now })], Token),
            outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
        await store.LimitProviderAsync(new() { Provider = "p" }, Token);
        await store.StopSubmissionAsync(new() { Provider = "p", Since = Now, Why = "restored" }, Token);
        Assert.NotNull((await store.ReadProviderAsync("p", Token)).Stop);
        Assert.True(await store.ResumeSubmissionAsync("p", Token));
        Assert.False(await store.ResumeProbedSubmissionAsync("p", Token));
        Assert.Empty(await store.ReadQueuedAsync("p", ["none"], cancellationToken: Token));
        foreach (OrderKey order in queued)
        {
            Assert.Equal(ApplyStatus.Applied, (await store.PassOnAsync(new() { Order = order, From = "p", To = new() { Provider = "q", ProviderService = "8" }, At = Now }, Token)).Status);
            Assert.Equal(ApplyStatus.Applied, (await store.PassOnAsync(new() { Order = order, From = "q", To = new() { Provider = "p", ProviderService = "7" }, At = Now }, Token)).Status);
        }

        ClaimedSubmission[] claimed = [(await store.ClaimSubmissionAsync("p", Now, TimeOut, Token)).Claimed!, (await store.ClaimSubmissionAsync("p", Now, TimeOut, Token)).Claimed!];
        Assert.Equal(queued, claimed.Select(each => each.Order).OrderBy(each => (long)each.Value!));
        foreach (ClaimedSubmission each in claimed)
        {
            OrderSubmission answer = new() { Order = each.Order, Attempt = each.Attempt, Step = SubmissionStep.Place(), ProviderOrderId = $"{each.Order}-id", At = Now };
            Assert.Equal(ApplyStatus.Applied, (await store.SubmitAsync(answer, Token)).Status);

            // They end before they could be stuck.
            _ = await store.ApplyAsync([new() { Order = each.Order, Report = StatusReport.Of(OrderStatus.InProgress), At = Now }], Token);
        }

        await ProviderAsync(store, placed.Length + queued.Length + stuck.Length);
        SweepOutcome swept = await store.SweepAsync(late, cancellationToken: Token);
        Assert.Equal(stuck, swept.Outcomes.Select(outcome => outcome.Order).OrderBy(each => (long)each.Value!));
        Assert.Equal(0, await store.RewriteDeadlinesAsync(null, late, Token));

        List<OutboxEvent> told = [];
        while (await store.ClaimOutboxAsync("a", late, TimeSpan.FromMinutes(5), cancellationToken: Token) is { Count: > 0 } events)
        {
            told.AddRange(events);
            Assert.Equal(events.Count, await store.RecordOutboxAsync([.. events.Select(each => told.Count == 6 ? OutboxDelivery.Failed(each, "410", TimeSpan.Zero, 1) : OutboxDelivery.Delivered(each))], late, Token));
        }

        Assert.Equal(placed.Concat(queued).Concat(stuck), told.Select(each => each.Order!.Value).Distinct().OrderBy(each => Array.IndexOf([.. placed, .. queued, .. stuck], each)));
        Assert.Equal(6, (await store.ReadOutboxAsync("a", Token)).Dead);
        Assert.Equal(6, await store.RetryOutboxAsync("a", late, cancellationToken: Token));
        OrderCounts counts = await store.CountOrdersAsync(Token);
        Assert.Equal(placed.Length + queued.Length + stuck.Length - 2, counts.Polled.Sum(count => count.Count));
        Assert.Equal((Findings.StuckInProcessing, stuck.Length), counts.Attention.Select(count => (count.Finding, count.Count)).Single());
        Assert.Empty((await store.CheckAsync(Token)).Faults);
        (await store.TryLockWorkersAsync(Token)).Dispose();
    }

    // Whose orders they are makes no difference to a provider.
    private static async Task ProviderAsync(IOrderStore store, int orders)
    {
        DateTimeOffset at = Now.AddMinutes(10);
        PollClaim polls = await store.ClaimPollsAsync("p", at, cancellationToken: Token);
        Assert.Equal(orders - 2, polls.Polls.Count);
        Assert.Equal(polls.Polls.Count, await store.RetryPollsAsync(new() { Provider = "p", Polls = polls.Polls, At = at.AddSeconds(1) }, Token));
        int due = 0;
        for (int bucket = 0; bucket < 64; bucket++)
        {
            due += (await store.ReadDuePollsAsync("p", bucket, at.AddMinutes(1), cancellationToken: Token)).Count;
        }

        Assert.Equal(polls.Polls.Count, due);
        await store.PausePollingAsync(new() { Provider = "p", Since = Now, Why = "too many errors" }, Token);
        Assert.True(await store.ResumePollingAsync("p", Token));
        _ = await store.ReportOutageAsync(new() { Provider = "p", At = at, Words = "HTTP 503", ProbeAt = at.AddYears(-20) }, Token);
        Assert.True((await store.ClaimProbeAsync("p", TimeSpan.FromMinutes(1), Token)).IsClaimed);
        Assert.True(await store.ReportRecoveryAsync("p", at, Token));
        Assert.Empty(await store.FindMissingProvidersAsync(["p"], at, Token));
        Assert.Null((await store.ClaimRequestAsync("p", at, TimeOut, Token)).Claimed);
        Assert.Empty((await store.ClaimRefillsAsync("p", at, cancellationToken: Token)).Refills);
        Assert.Equal(0, await store.ReturnRefillsAsync([new() { Order = OrderKey.Of(999_999), Request = Guid.NewGuid(), ProviderRequestId = "1" }], at, Token));
        Assert.Equal(ApplyStatus.NotFound, (await store.AnswerRequestAsync(new() { Order = OrderKey.Of(999_999), Request = Guid.NewGuid(), Step = RequestStep.Finish(), At = at }, Token)).Status);
        Assert.Empty(await store.StopAllSubmissionAsync(at, "restored", cancellationToken: Token));
        Assert.Equal(0, (await store.PurgeAsync(Now.AddYears(-1), Token)).Orders);
        Assert.Equal(ApplyStatus.NotFound, (await store.EraseAsync(new() { Orders = [OrderKey.Of(999_999)] }, Token))[0].Status);
    }

    private static string[] Indexes(Action<ModelBuilder> order)
    {
        using var context = new TestPanelContext(TestPanelContext.Options(options => options.UseSqlite().UseSmmOrders().AllowManyWays()), model =>
        {
            order(model);
            TestModels.Tables<long>(model);
        });
        return [.. context.Model.FindEntityType(typeof(TenantOrder))!.GetIndexes().Select(index => string.Join(' ', index.Properties.Select(property => property.Name)))];
    }

    // What the filter makes of a query; a tenant that is read is no filter.
    [GeneratedRegex("\"TenantId\" = ")]
    private static partial Regex Filter();
}
