using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers;

namespace PanelBackend.Pages.Operator;

/// <summary>The providers: health, rate and balance, and what a person pauses.</summary>
internal sealed class ProvidersModel(PanelContext context, PanelStore store, SmmProviders providers, TimeProvider time) : PanelPage
{
    private const string Submission = "submission", Polling = "polling";

    /// <summary>Whether the providers are asked for their balances: a request to each.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ask { get; set; }

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public IReadOnlyList<ProviderView> Providers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, long> open = await context.Orders
            .Where(order => order.Provider != null && OrderStatuses.Open.Contains(order.Status) && order.ProviderOrderId != null)
            .GroupBy(order => order.Provider!).Select(same => new { Name = same.Key, Count = same.LongCount() })
            .ToDictionaryAsync(same => same.Name, same => same.Count, cancellationToken);
        SmmProviderList list = await providers.ListAsync(cancellationToken);
        var views = new List<ProviderView>();
        foreach (SmmProviderClient client in list.Providers)
        {
            views.Add(new()
            {
                Name = client.Name,
                State = await store.ReadProviderAsync(client.Name, cancellationToken),
                OpenOrders = open.GetValueOrDefault(client.Name),
                Balance = Ask ? $"{await client.GetBalanceAsync(cancellationToken)}" : null,
            });
        }

        Providers = views;
    }

    public async Task<IActionResult> OnPostPauseAsync(string provider, string what, string? why, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(provider, what, cancellationToken))
        {
            return NotFound();
        }

        if (Reason.FaultOf(why) is { } fault)
        {
            Fault = fault;
        }
        else if (what == Submission)
        {
            await store.StopSubmissionAsync(new() { Provider = provider, Since = Now, Why = why!.Trim(), By = User.Name() }, cancellationToken);
            Done = $"Nothing is sent to {provider} until somebody resumes it. Orders stay queued.";
        }
        else
        {
            await store.PausePollingAsync(new() { Provider = provider, Since = Now, Why = why!.Trim(), By = User.Name() }, cancellationToken);
            Done = $"{provider} is not asked about its orders until somebody resumes it.";
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostResumeAsync(string provider, string what, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(provider, what, cancellationToken))
        {
            return NotFound();
        }

        bool wasPaused = what == Submission
            ? await store.ResumeSubmissionAsync(provider, cancellationToken)
            : await store.ResumePollingAsync(provider, cancellationToken);
        (Done, Fault) = wasPaused ? ($"{provider} is resumed.", null) : ((string?)null, $"{provider} was not paused.");
        return RedirectToPage();
    }

    private async Task<bool> IsThereAsync(string provider, string what, CancellationToken cancellationToken) =>
        what is Submission or Polling && (await providers.ListAsync(cancellationToken)).Providers.Any(client => client.Name == provider);
}
