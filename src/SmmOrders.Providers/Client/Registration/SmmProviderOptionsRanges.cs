using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Checks the bounds that stand at the options.</summary>
[OptionsValidator]
internal sealed partial class SmmProviderOptionsRanges : IValidateOptions<SmmProviderOptions>;
