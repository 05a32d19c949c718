using Microsoft.AspNetCore.Http;

namespace SmmOrders.PanelBackend.Tests;

public sealed class QueryCounterTests
{
    [Fact]
    public async Task A_command_counts_whichever_way_it_is_sent()
    {
        var context = new DefaultHttpContext { Request = { Path = "/orders" } };
        var counter = new QueryCounter(new HttpContextAccessor { HttpContext = context });

        _ = counter.ReaderExecuting(null!, null!, default);
        _ = counter.ScalarExecuting(null!, null!, default);
        _ = await counter.ReaderExecutingAsync(null!, null!, default, TestContext.Current.CancellationToken);
        _ = await counter.ScalarExecutingAsync(null!, null!, default, TestContext.Current.CancellationToken);

        Assert.Equal(4, counter.Of("/orders"));
    }
}
