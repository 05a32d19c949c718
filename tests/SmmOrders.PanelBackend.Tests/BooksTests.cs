using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>The pages that show sums, on a panel whose every order and refund is known.</summary>
public sealed partial class BooksTests(BooksTests.KnownPanel known) : IClassFixture<BooksTests.KnownPanel>
{
    private readonly RunningPanel _panel = known.Panel;

    [Fact]
    public async Task The_ledger_shows_the_totals_and_each_refund_to_the_cent()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string page = await olga.ReadAsync("/operator/ledger");

        Assert.Equal(
            (((string, string)[])
            [
                ("Orders", "3"), ("Charged, USD", "$11.00"), ("Refunded, USD", "$5.03"), ("Kept, USD", "$5.97"),
                ("Orders", "1"), ("Charged, EUR", "4.00 EUR"), ("Refunded, EUR", "1.50 EUR"), ("Kept, EUR", "2.50 EUR"),
            ]).Order(),
            Tile().Matches(page).Select(tile => (tile.Groups[1].Value, tile.Groups[2].Value)).Order());
        Assert.Equal(["$4.03", "$4.03"], Number().Matches(page.Split($">#{known.Partial}<")[1].Split("</tr>")[0]).Select(number => number.Groups[1].Value));
        Assert.Equal(["$1.00", "$1.00"], Number().Matches(page.Split($">#{known.Canceled}<")[1].Split("</tr>")[0]).Select(number => number.Groups[1].Value));
        Assert.Equal(["1.50 EUR", "1.50 EUR"], Number().Matches(page.Split($">#{known.InEuros}<")[1].Split("</tr>")[0]).Select(number => number.Groups[1].Value));
    }

    [Fact]
    public async Task The_charts_draw_and_list_what_the_database_has_however_much_it_is()
    {
        await AddRefundsAsync(20_001, TimeSpan.FromHours(8));
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string page = await olga.ReadAsync("/operator/charts");

        (string Name, string Width, string Value)[] statuses = [.. Bar().Matches(page).Select(bar => (bar.Groups[1].Value, bar.Groups[2].Value, bar.Groups[3].Value))];
        Dictionary<OrderStatus, int> counts = await _panel.ReadAsync(context => context.Orders.GroupBy(order => order.Status).ToDictionaryAsync(same => same.Key, same => same.Count()));
        Assert.Equal(OrderStatuses.All.Select(status => $"{counts.GetValueOrDefault(status)}"), statuses.Select(status => status.Value));
        Assert.Equal(OrderStatuses.All.Select(status => counts.ContainsKey(status) ? "100" : "0"), statuses.Select(status => status.Width));

        string chart = page.Split("chart-Hour")[1];
        Dictionary<string, string> listed = Hour().Matches(chart).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);
        decimal[] heights = [.. Column().Matches(chart).Select(column => decimal.Parse(column.Groups[1].Value, CultureInfo.InvariantCulture))];
        List<OrderRefundEntry<long>> all = await _panel.ReadAsync(context => context.Refunds.Where(refund => refund.Currency == PanelMoney.Currency).ToListAsync());
        Dictionary<string, decimal> sums = all.GroupBy(refund => refund.At.ToString("HH:00", CultureInfo.InvariantCulture)).ToDictionary(hour => hour.Key, hour => hour.Sum(refund => refund.Amount));

        Assert.Equal((12, 12, 3), (listed.Count, heights.Length, sums.Count));
        Assert.All(sums, hour => Assert.Equal($"${hour.Value.ToString("0.00", CultureInfo.InvariantCulture)}", listed[hour.Key].Replace(",", "", StringComparison.Ordinal)));
        Assert.Equal(9, listed.Values.Count(value => value == "$0.00"));

        // What is not nothing is seen, if only as one hundredth of the highest.
        Assert.Equal(["0", "1", "100"], heights.Distinct().Order().Select(height => height.ToString("0.#", CultureInfo.InvariantCulture)));
        Assert.Equal(100m, heights[listed.Keys.ToList().IndexOf(sums.MaxBy(hour => hour.Value).Key)]);
    }

    [Fact]
    public async Task A_providers_balance_is_asked_for_at_a_button_and_shown()
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        Assert.DoesNotContain("2500", await olga.ReadAsync("/operator/providers"));
        Assert.Contains(">2500 USD</dd>", await olga.ReadAsync("/operator/providers?ask=true"));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Every_cookie_is_secure_where_the_request_was_https_before_the_proxy(string scheme, bool isSecure)
    {
        using var visitor = new PanelVisitor(_panel.Address);
        List<string> cookies = [];
        string form = await SendAsync(HttpMethod.Get, "/sign-in");
        _ = await SendAsync(HttpMethod.Post, "/sign-in", [.. PanelVisitor.FieldsOf(form), new("Name", "olga"), new("Password", "panel")]);
        string ledger = await SendAsync(HttpMethod.Get, "/operator/ledger");

        // The page that follows says why it is not closed.
        _ = await SendAsync(HttpMethod.Post, "/operator?handler=Close", [.. PanelVisitor.FieldsOf(ledger), new("id", $"{Guid.NewGuid()}")]);

        Assert.Equal(["panel", "panel-done", "panel-form"], cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.Ordinal)));

        async Task<string> SendAsync(HttpMethod method, string path, KeyValuePair<string, string>[]? fields = null)
        {
            HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative)) { Content = fields is null ? null : new FormUrlEncodedContent(fields) };
            request.Headers.Add("X-Forwarded-Proto", scheme);

            // The visitor, who sees no https, keeps a secure cookie to itself.
            request.Headers.Add("Cookie", cookies.Select(cookie => cookie.Split(';')[0]));
            using HttpResponseMessage answer = await visitor.SendAsync(request);
            cookies.AddRange(answer.Headers.NonValidated.TryGetValues("Set-Cookie", out var set) ? set : []);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    // Each a copy of one that is there, so many hours ago.
    private Task<int> AddRefundsAsync(int count, TimeSpan ago) => _panel.ReadAsync(async context =>
    {
        string table = context.Model.FindEntityType(typeof(OrderRefundEntry<long>))!.GetTableName()!;
        string columns = string.Join(", ", context.Model.FindEntityType(typeof(OrderRefundEntry<long>))!.GetProperties()
            .Where(property => property.Name is not (nameof(OrderRefundEntry<>.Id) or nameof(OrderRefundEntry<>.TotalAfter) or nameof(OrderRefundEntry<>.At))).Select(property => $"\"{property.GetColumnName()}\""));
        long at = (known.Start - ago - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return await context.Database.ExecuteSqlRawAsync(
            $"""
            WITH RECURSIVE copies(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copies WHERE number < {count})
            INSERT INTO "{table}" ("Id", "TotalAfter", "At", {columns})
            SELECT printf('00000000-0000-0000-0000-%012d', number), "TotalAfter" + number, {at}, {columns} FROM "{table}", copies WHERE "OrderId" = {known.Canceled}
            """);
    });

    [GeneratedRegex("""<span class="label">([^<]+)</span><strong class="number">([^<]+)</strong>""")]
    private static partial Regex Tile();

    [GeneratedRegex("""<td class="number[^"]*">([^<]+)</td>""")]
    private static partial Regex Number();

    [GeneratedRegex("""<th scope="row">([^<]+)</th>\s*<td><svg[^>]*><rect[^>]* width="([^"]+)"[^>]*></rect></svg></td>\s*<td class="number">([^<]+)</td>""")]
    private static partial Regex Bar();

    [GeneratedRegex("""<tr><th scope="row">([^<]+)</th><td class="number">([^<]+)</td></tr>""")]
    private static partial Regex Hour();

    [GeneratedRegex("""<rect[^>]* height="([^"]+)"></rect>""")]
    private static partial Regex Column();

    /// <summary>A panel with an order that ended Partial two hours ago, one that was canceled five hours ago, one that is open, and one in another currency; behind a proxy.</summary>
    public sealed class KnownPanel : IAsyncLifetime
    {
        internal RunningPanel Panel { get; } = RunningPanel.With("--seed", "false", "--speed", "1", "--ForwardedHeaders_Enabled", "true");

        internal DateTimeOffset Start { get; private set; }

        internal long Partial { get; private set; }

        internal long Canceled { get; private set; }

        internal long InEuros { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await Panel.InitializeAsync();
            Start = Panel.App.Services.GetRequiredService<PanelClock>().GetUtcNow();
            _ = await Panel.AddCustomerAsync("olga", 0m, isOperator: true);
            int customer = await Panel.AddCustomerAsync("known", 15.00m);
            Partial = await AddAsync(customer, 8.05m, StatusReport.Of(OrderStatus.Partial, 500), TimeSpan.FromHours(2));
            Canceled = await AddAsync(customer, 1.00m, StatusReport.Canceled(CancelCause.Unknown), TimeSpan.FromHours(5));
            _ = await AddAsync(customer, 1.95m, StatusReport.Of(OrderStatus.Pending), TimeSpan.FromHours(1));

            // As if the panel had another currency once.
            InEuros = await AddAsync(customer, 4.00m, StatusReport.Of(OrderStatus.Completed, 0), TimeSpan.FromHours(1), "EUR");
            OrderDecisionOutcome refunded = await Panel.App.Services.GetRequiredService<PanelStore>().DecideAsync(
                new() { Order = OrderKey.Of(InEuros), Decision = Decision.Refund(1.50m, 0m), By = "olga", At = Start - TimeSpan.FromHours(1) });
            Assert.Equal(ApplyStatus.Applied, refunded.Status);
        }

        public ValueTask DisposeAsync() => Panel.DisposeAsync();

        // Of no provider, so that nobody sends it or asks about it.
        private async Task<long> AddAsync(int customer, decimal charge, StatusReport report, TimeSpan ago, string currency = PanelMoney.Currency)
        {
            PanelStore store = Panel.App.Services.GetRequiredService<PanelStore>();
            var order = new PanelOrder { UserId = customer, ServiceName = "Likes", Link = "https://page.example", PlacedAt = Start - ago, Form = Guid.NewGuid() };
            _ = await Panel.ReadAsync(async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync();
                _ = await context.TryDebitAsync((PanelUser user) => user.Id, user => user.Balance, customer, charge);
                _ = store.Add(context, order, new() { Quantity = 1000, Charge = charge, Currency = currency, ProviderOrderId = $"{order.Form}" });
                _ = await context.SaveChangesAsync();
                await transaction.CommitAsync();
                return order.Id;
            });
            Assert.Equal(ApplyStatus.Applied, Assert.Single(await store.ApplyAsync([new() { Order = OrderKey.Of(order.Id), Report = report, At = Start - ago }])).Status);
            return order.Id;
        }
    }
}
