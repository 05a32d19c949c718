namespace SmmOrders.EntityFrameworkCore;

/// <summary>How one transaction of an adoption ended.</summary>
/// <param name="Keys">The old orders that it looked at, in order.</param>
/// <param name="Last">The last of them; <c>default</c> if there is none.</param>
/// <param name="News">The damage that was not listed before.</param>
/// <param name="IsDone">Whether it was committed. Otherwise its news are listed first, and the page is tried again.</param>
/// <param name="Adopted">How many orders it adopted.</param>
/// <param name="Unknown">How many of them may never have been sent.</param>
internal sealed record AdoptionPage<TKey>(IReadOnlyList<TKey> Keys, OrderKey Last, IReadOnlyList<OrderDamage> News, bool IsDone, int Adopted, int Unknown)
    where TKey : notnull;
