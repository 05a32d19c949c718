namespace SmmOrders.EntityFrameworkCore;

/// <summary>Named options without content, one for each store: a host validates them before it starts anything else.</summary>
internal sealed class StartCheck;
