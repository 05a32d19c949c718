namespace SmmOrders.Providers;

/// <summary>
/// Lists providers at run time, for example from your own database table. <see cref="SmmProviders"/> reads it again once its last
/// list is older than <see cref="SmmProvidersOptions.MaxAge"/>, so additions, changes and removals need no restart.
/// </summary>
/// <remarks>
/// <para>
/// Register it with <c>services.AddSmmProviderSource&lt;T&gt;()</c>. You can register any number of sources; the providers
/// registered in code are a source of their own. A source is a singleton: if it reads through a scoped database context, create a
/// scope per call.
/// </para>
/// <para>
/// If it throws, or takes longer than <see cref="SmmProvidersOptions.ReadTimeout"/>, its last list stays in use and
/// <see cref="SmmProviderList.Faults"/> reports it.
/// </para>
/// </remarks>
public interface ISmmProviderSource
{
    /// <summary>Lists all current providers.</summary>
    /// <param name="cancellationToken">Canceled when it takes too long.</param>
    ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken);
}
