namespace SmmOrders.Providers;

/// <summary>
/// Lists providers at run time, for example from the panel's own table. <see cref="SmmProviders"/> asks it again when its last answer is
/// older than <see cref="SmmProvidersOptions.MaxAge"/>, so that what is added, changed or removed there needs no restart.
/// </summary>
/// <remarks>
/// <para>
/// Register yours by <c>services.AddSmmProviderSource&lt;T&gt;()</c>. Any number of them stand beside the providers that are registered in
/// code, which are a source of their own. It is a singleton: one that reads through a scoped database context makes a scope for each call.
/// </para>
/// <para>
/// Where it throws, or takes longer than <see cref="SmmProvidersOptions.ReadTimeout"/>, its last list stands, and
/// <see cref="SmmProviderList.Faults"/> says so.
/// </para>
/// </remarks>
public interface ISmmProviderSource
{
    /// <summary>Lists all providers as they are now.</summary>
    /// <param name="cancellationToken">Canceled when it takes too long.</param>
    ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken);
}
