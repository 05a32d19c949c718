using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Checks the ranges declared on the options; generated from the attributes.</summary>
[OptionsValidator]
internal sealed partial class SmmProviderOptionsRanges : IValidateOptions<SmmProviderOptions>;
