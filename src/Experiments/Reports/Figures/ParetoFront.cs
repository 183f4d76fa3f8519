using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>
/// Test accuracy against three costs: parameters, multiply-adds and training time. A line joins the models that none
/// beats at the same cost or less.
/// </summary>
public static class ParetoFront
{
    private const int Width = 900;
    private const int PanelHeight = 270;
    private const int HeaderHeight = 90;
    private const int MostNames = 8;

    /// <summary>The figure; null where fewer than two models cost something different.</summary>
    /// <param name="title">The experiment's title, or what is compared.</param>
    /// <param name="rows">The models and ensembles.</param>
    public static Figure? Of(string title, IReadOnlyList<CostRow> rows)
    {
        (string Label, Func<CostRow, double> Cost)[] costs =
        [
            ("Parameters", row => row.ParameterCount),
            ("Multiply-adds an image", row => row.MultiplyAdds),
            ("Training time (s)", row => row.Seconds),
        ];

        // Training time alone always differs a little, and tells nothing where the models are as large as each other.
        var singles = rows.Where(row => row.MemberCount == 1).ToList();
        if (singles.Select(row => (row.ParameterCount, row.MultiplyAdds)).Distinct().Count() < 2)
        {
            return null;
        }
        var accuracies = Axis.OfShares("Test accuracy", rows.Select(row => row.Accuracy));
        var panels = costs
            .Where(cost => rows.All(row => cost.Cost(row) > 0) && rows.Select(cost.Cost).Distinct().Count() > 1)
            .Select(cost => PanelOf(cost.Label, cost.Cost, rows, accuracies))
            .ToList();
        return panels.Count == 0
            ? null
            : new Figure(
                FigureLayout.TitleOf(title, ": accuracy against cost", Width),
                [.. panels.Select((panel, place) => place == 0 ? panel : Unnamed(panel))],
                Width,
                HeaderHeight + (PanelHeight * panels.Count))
            {
                Subtitle = "Mean test accuracy; left and up is better. The line joins those that nothing of the same "
                    + "cost or less beats. Training time depends on the machine.",
            };
    }

    /// <summary>The rows that no other one beats at the same cost or less, from cheap to dear.</summary>
    internal static IReadOnlyList<CostRow> FrontOf(IEnumerable<CostRow> rows, Func<CostRow, double> cost)
    {
        var front = new List<CostRow>();
        foreach (var row in rows.OrderBy(cost).ThenByDescending(row => row.Accuracy))
        {
            if (front.Count == 0 || row.Accuracy > front[^1].Accuracy)
            {
                front.Add(row);
            }
        }
        return front;
    }

    private static AxesPanel PanelOf(
        string label, Func<CostRow, double> cost, IReadOnlyList<CostRow> rows, Axis accuracies)
    {
        var front = FrontOf(rows, cost);
        var beaten = rows.Except(front).ToList();
        List<Series> series =
        [
            new Curve([.. front.Select(Place)], Ink.SteelBlue) { Width = 1.5 },
            .. Marks(beaten.Where(row => row.MemberCount == 1), Ink.LightGray, Marker.Circle, "Beaten at its cost"),
            .. Marks(front.Where(row => row.MemberCount == 1), Ink.SteelBlue, Marker.Circle, "On the front"),
            .. Marks(rows.Where(row => row.MemberCount > 1), Ink.Vermillion, Marker.Triangle, "Ensemble, costs summed"),
            new Labels([.. front.Reverse().Take(MostNames).Select(row => new Label(Place(row), row.Name))], Ink.Gray)
            {
                Avoided = [[.. front.Select(Place)], .. rows.Select(row => new[] { Place(row) })],
            },
        ];
        return new AxesPanel(Axis.OfCosts(label, [.. rows.Select(cost)]), accuracies, series);

        Point Place(CostRow row) => new(cost(row), row.Accuracy);

        IEnumerable<Series> Marks(IEnumerable<CostRow> some, Ink ink, Marker marker, string legend)
        {
            var points = some.Select(Place).ToList();
            return points.Count == 0 ? [] : [new Curve(points, ink) { Width = 0, Marker = marker, Legend = legend }];
        }
    }

    private static AxesPanel Unnamed(AxesPanel panel) =>
        panel with { Series = [.. panel.Series.Select(series => series with { Legend = null })] };
}
