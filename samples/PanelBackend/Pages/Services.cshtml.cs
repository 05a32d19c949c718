using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages;

/// <summary>The services for sale, by category, and a search in them.</summary>
internal sealed class ServicesModel(PanelContext context) : PanelPage
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    public IReadOnlyList<PanelService> Found { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        IQueryable<PanelService> services = context.Services.AsNoTracking().Where(service => service.IsOffered);
        foreach (string word in (Search ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the case.
            services = services.Where(service => (service.Name + " " + service.Category + " " + service.About).ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        }

        List<PanelService> found = await services.OrderBy(service => service.Category).ThenBy(service => service.Name).Take(Most + 1).ToListAsync(cancellationToken);
        (Found, HasMore) = ([.. found.Take(Most)], found.Count > Most);
    }
}
