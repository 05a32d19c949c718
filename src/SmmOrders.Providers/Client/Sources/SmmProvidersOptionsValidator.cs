using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Checks by the attributes on the options.</summary>
[OptionsValidator]
internal sealed partial class SmmProvidersOptionsValidator : IValidateOptions<SmmProvidersOptions>;
