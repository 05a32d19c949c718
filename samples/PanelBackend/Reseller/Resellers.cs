using Microsoft.EntityFrameworkCore;

namespace PanelBackend;

/// <summary>Finds resellers by their keys, and gives them new ones.</summary>
internal sealed class Resellers(PanelContext context)
{
    public async Task<Reseller?> FindAsync(string? key, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }

        string hash = ApiKey.HashOf(key);
        return await context.Users.Where(user => user.ApiKeyHash == hash).Select(user => new Reseller(user.Id, user.Name, user.Balance)).SingleOrDefaultAsync(cancellationToken);
    }

    public Task<bool> HasKeyAsync(int userId, CancellationToken cancellationToken) =>
        context.Users.AnyAsync(user => user.Id == userId && user.ApiKeyHash != null, cancellationToken);

    /// <summary>Makes a key in place of the one before.</summary>
    /// <returns>The key. Nobody can read it again.</returns>
    public async Task<string> ReplaceKeyAsync(int userId, CancellationToken cancellationToken)
    {
        string key = ApiKey.Make(), hash = ApiKey.HashOf(key);
        _ = await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(user => user.SetProperty(u => u.ApiKeyHash, hash), cancellationToken);
        return key;
    }
}
