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
        string[] words = [.. (Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)];

        // Compared here: SQLite knows the two cases of the English letters alone.
        List<PanelService> found = await context.Services.AsNoTracking().Where(service => service.IsOffered).OrderBy(service => service.Category).ThenBy(service => service.Name)
            .AsAsyncEnumerable().Where(service => Array.TrueForAll(words, word => $"{service.Name} {service.Category} {service.About}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Take(Most + 1).ToListAsync(cancellationToken);
        (Found, HasMore) = ([.. found.Take(Most)], found.Count > Most);
    }
}
