using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Validates the options by their attributes.</summary>
[OptionsValidator]
internal sealed partial class SmmProvidersOptionsValidator : IValidateOptions<SmmProvidersOptions>;
