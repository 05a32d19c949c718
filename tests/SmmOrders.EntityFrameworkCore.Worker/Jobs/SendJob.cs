using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>
/// Senders that claim, send and answer until nothing is due, and may die at any moment. With <see cref="Flaw.IntentAfterSending"/> each
/// waits between the two to be killed.
/// </summary>
internal sealed record SendJob(MarketAddress Address, Flaw Flaw, Uri Provider, string Key, DateTimeOffset Now) : Job(Address, Flaw)
{
    public const string Name = "simulated";
    public const int Senders = 3;

    public override async Task<Tally> RunAsync(JobChannel channel)
    {
        await using var market = new Market(Address, Flaw);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        _ = await market.Orders.ReadProviderAsync(Name);
        channel.Say(JobChannel.Ready);
        await channel.Started;
        int[] sent = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAllAsync(market, http, channel))));
        return new(Attempts: sent.Sum(), Applied: sent.Sum());
    }

    private async Task<int> SendAllAsync(Market market, HttpClient http, JobChannel channel)
    {
        if (Flaw == Flaw.IntentAfterSending)
        {
            return await SendFirstAsync(market, http, channel);
        }

        for (int sent = 0; ; sent++)
        {
            SubmissionClaim claim = await market.Orders.ClaimSubmissionAsync(Name, Now, TimeSpan.FromSeconds(30));
            if (claim.Claimed is not { } claimed)
            {
                if (claim.Refusal == ClaimRefusal.NothingDue)
                {
                    return sent;
                }

                if (claim.Refusal == ClaimRefusal.SendingLimit && (await market.Orders.ReadProviderAsync(Name)).UnknownInARow >= Senders)
                {
                    // Nobody probes here.
                    _ = await market.Orders.ResumeSubmissionAsync(Name);
                }

                await Task.Delay(10);
                continue;
            }

            string? id = await AddAsync(http, claimed.Fields);
            _ = await market.Orders.SubmitAsync(new()
            {
                Order = claimed.Order,
                Attempt = claimed.Attempt,
                At = Now,
                Step = id is null ? SubmissionStep.LoseTrack() : SubmissionStep.Place(),
                ProviderOrderId = id,
            });
            channel.Say(JobChannel.Batch);
        }
    }

    private async Task<int> SendFirstAsync(Market market, HttpClient http, JobChannel channel)
    {
        await using MarketContext context = market.Open();
        long id = await context.Orders.Where(order => order.SubmissionStatus == SubmissionStatus.Queued).Select(order => order.Id).FirstAsync();
        OrderToSend? toSend = await market.Orders.FindToSendAsync(context, id);
        _ = await AddAsync(http, toSend!.Fields);
        channel.Say(JobChannel.Paused);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    // The provider's identifier; null if there was no clear answer.
    private async Task<string?> AddAsync(HttpClient http, IEnumerable<KeyValuePair<string, string>> fields)
    {
        try
        {
            using var content = new FormUrlEncodedContent([new("key", Key), new("action", "add"), .. fields]);
            using HttpResponseMessage response = await http.PostAsync(Provider, content);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            return answer.RootElement.GetProperty("order").ToString();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            return null;
        }
    }
}
