using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The model as migrations see it, with what is only needed to make tables.</summary>
internal static class DesignTimeModels
{
    public static IModel DesignTimeModel(this DbContext context) => context.GetService<IDesignTimeModel>().Model;
}
