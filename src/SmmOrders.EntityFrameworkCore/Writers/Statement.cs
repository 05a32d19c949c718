using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One statement, prepared by the driver once and run with other values each time.</summary>
internal sealed class Statement : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly ImmutableArray<StoredColumn> _columns;

    /// <param name="context">The context, with an open transaction.</param>
    /// <param name="sql">Its SQL.</param>
    /// <param name="text">The statement, with the parameters <c>p0</c>, <c>p1</c> ….</param>
    /// <param name="columns">The columns whose values the parameters have.</param>
    internal Statement(DbContext context, ISqlGenerationHelper sql, string text, ImmutableArray<StoredColumn> columns)
    {
        _columns = columns;
        _command = context.NewCommand();
        _command.CommandText = text;
        for (int index = 0; index < columns.Length; index++)
        {
            _ = _command.Parameters.Add(columns[index].NewParameter(_command, sql.GenerateParameterName($"p{index}")));
        }
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    /// <summary>Runs it with the values of a row's properties.</summary>
    internal Task<int> RunAsync(object row, CancellationToken cancellationToken)
    {
        for (int index = 0; index < _columns.Length; index++)
        {
            Set(index, _columns[index].ValueOf(row));
        }

        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs it with these values.</summary>
    internal Task<int> RunAsync(ReadOnlySpan<object?> values, CancellationToken cancellationToken)
    {
        for (int index = 0; index < values.Length; index++)
        {
            Set(index, values[index]);
        }

        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs it with these values, which have passed the model's conversions.</summary>
    internal Task<int> RunStoredAsync(ReadOnlySpan<object?> stored, CancellationToken cancellationToken)
    {
        for (int index = 0; index < stored.Length; index++)
        {
            _command.Parameters[index].Value = stored[index];
        }

        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Set(int index, object? value) => _command.Parameters[index].Value = _columns[index].ToStored(value) ?? DBNull.Value;
}
