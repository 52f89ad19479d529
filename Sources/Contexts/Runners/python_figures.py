# Figures of matplotlib, with the data of their charts as E2B's clients read it, and images of Pillow.
import base64 as _figure_base64


def complete_matplotlib(module):
    if "MPLBACKEND" not in _environ:
        dict.__setitem__(module.rcParams, "backend", "module://bulkhead_figures")


def complete_pillow(module):
    """Images are shown where they would open a window, and where they are saved, as E2B's template does."""
    kind = module.Image
    save = kind.save

    def as_png(image):
        memory = io.BytesIO()
        save(image, memory, "PNG")
        return memory.getvalue()

    def show_image(image, *arguments, **options):
        display(image)

    def save_image(image, where, format=None, **options):
        save(image, where, format, **options)
        if isinstance(where, (str, bytes)) or hasattr(where, "__fspath__"):
            display(image)

    kind.show = show_image
    kind.save = save_image
    kind._repr_png_ = as_png
    kind._repr_jpeg_ = lambda image: None
    kind._repr_mimebundle_ = None


def stand_in_figures(module):
    from matplotlib.backends.backend_agg import FigureCanvasAgg, FigureManagerBase

    def show(*arguments, **options):
        flush_figures()

    class FigureManager(FigureManagerBase):
        def show(self):
            display(self.canvas.figure)

    class FigureCanvas(FigureCanvasAgg):
        manager_class = FigureManager

    module.FigureCanvas = FigureCanvas
    module.FigureManager = FigureManager
    module.show = show
    module.new_figure_manager = lambda number, *a, FigureClass=None, **o: module.new_figure_manager_given_figure(
        number, (FigureClass or _modules["matplotlib.figure"].Figure)(*a, **o)
    )
    module.new_figure_manager_given_figure = lambda number, figure: FigureManager(FigureCanvas(figure), number)


class FigureLoader:
    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        stand_in_figures(module)


def stand_in_spec_of_figures(name):
    from importlib.machinery import ModuleSpec

    return ModuleSpec(name, FigureLoader)


def flush_figures():
    """Shows the figures that are open, and closes them."""
    pyplot = _modules.get("matplotlib.pyplot")
    backend = _modules.get("bulkhead_figures")
    if pyplot is None or backend is None:
        return
    numbers = pyplot.get_fignums()
    try:
        for number in numbers:
            figure = pyplot.figure(number)
            if figure.axes or figure.lines or figure.texts or figure.images:
                display(figure)
    finally:
        for number in numbers:
            pyplot.close(number)


def figure_bundle(value):
    from matplotlib.figure import Figure

    if not isinstance(value, Figure):
        return None
    memory = io.BytesIO()
    if value.canvas is None or not hasattr(value.canvas, "print_png"):
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        FigureCanvasAgg(value)
    value.savefig(memory, format="png", bbox_inches="tight")
    data = {"image/png": _figure_base64.b64encode(memory.getvalue()).decode("ascii"), "text/plain": repr(value)}
    try:
        chart = figure_chart(value)
    except Exception:
        chart = None
    if chart:
        data["e2b/chart"] = cleaned(chart)
    return data


# ---- Chart data. Names and meanings are those that `e2b_code_interpreter.charts` reads.


def figure_chart(figure):
    axes = figure.get_axes()
    if not axes or not any(one.has_data() for one in axes):
        return None
    if len(axes) > 1:
        title = figure._suptitle.get_text() if getattr(figure, "_suptitle", None) is not None else ""
        return {"type": "superchart", "title": title, "elements": [axes_chart(one) for one in axes]}
    return axes_chart(axes[0])


def chart_kind(axes):
    from matplotlib.collections import PathCollection
    from matplotlib.lines import Line2D
    from matplotlib.patches import PathPatch, Rectangle, Wedge
    from matplotlib.text import Text

    artists = [one for one in axes._children if not isinstance(one, Text)]
    if all(isinstance(one, Line2D) for one in artists):
        # A box plot without filled boxes is lines only, and E2B says line of it, too.
        return "line"
    if all(isinstance(one, (PathPatch, Line2D)) for one in artists):
        return "box_and_whisker"
    artists = [one for one in artists if not (isinstance(one, Line2D) and is_rule(one))]
    for kind, name in ((PathCollection, "scatter"), (Wedge, "pie"), (Rectangle, "bar")):
        if all(isinstance(one, kind) for one in artists):
            return name
    return "unknown"


def is_rule(line):
    """Whether a line is one that only marks a place: two points on a horizontal or vertical."""
    across, up = list(line.get_xdata()), list(line.get_ydata())
    return len(across) == 2 and len(up) == 2 and (across[0] == across[1] or up[0] == up[1])


def axes_chart(axes):
    kind = chart_kind(axes)
    chart = {"type": kind, "title": axes.get_title() or None, "elements": []}
    if kind in ("pie", "unknown"):
        if kind == "pie":
            chart["elements"] = [
                {"label": one.get_label(), "angle": rounded(abs(one.theta2 - one.theta1)), "radius": float(one.r)}
                for one in axes.patches
            ]
        return chart
    for side, label in (("x", axes.get_xlabel()), ("y", axes.get_ylabel())):
        chart[side + "_label"] = label or None
        chart[side + "_unit"] = unit(label)
    if kind == "bar":
        bar_elements(chart, axes)
    elif kind == "box_and_whisker":
        box_elements(chart, axes)
    else:
        point_elements(chart, axes)
    return chart


def unit(label):
    """What stands in brackets behind a label: `Time (s)`, `Time [s]`."""
    for opening, closing in ((" (", ")"), ("[", "]")):
        start = label.find(opening)
        end = label.find(closing, start + 1)
        if start >= 0 and end > start:
            return label[start + len(opening) : end] or None
    return None


def rounded(number):
    return float("%.9g" % float(number))


def swap_sides(chart):
    for name in ("label", "unit"):
        chart["x_" + name], chart["y_" + name] = chart["y_" + name], chart["x_" + name]


def bar_elements(chart, axes):
    swapped = False
    for container in axes.containers:
        group = container.get_label()
        if group.startswith("_container"):
            group = "Group %s" % group[len("_container") :]
        heights = [float(one.get_height()) for one in container]
        lies = len(set(heights)) == 1 and len({float(one.get_width()) for one in container}) > 1
        if len(heights) > 1 and not lies:
            lies = all(height == heights[0] for height in heights) and getattr(
                container, "orientation", "vertical"
            ) == "horizontal"
        elif len(heights) == 1:
            lies = getattr(container, "orientation", "vertical") == "horizontal"
        if lies:
            if not swapped:
                swap_sides(chart)
                swapped = True
            labels, values = axes.get_yticklabels(), [float(one.get_width()) for one in container]
        else:
            labels, values = axes.get_xticklabels(), heights
        for label, value in zip((one.get_text() for one in labels), values):
            chart["elements"].append({"label": label, "value": value, "group": group})


def box_elements(chart, axes):
    boxes = []
    for patch in axes.patches:
        corners = patch.get_path().vertices
        boxes.append(
            {
                "across": (rounded(corners[:, 0].min()), rounded(corners[:, 0].max())),
                "up": (rounded(corners[:, 1].min()), rounded(corners[:, 1].max())),
            }
        )
    if not boxes:
        return
    # Boxes of one plot are equally wide: the side that is the same for all of them is their width.
    widths = {rounded(one["across"][1] - one["across"][0]) for one in boxes}
    heights = {rounded(one["up"][1] - one["up"][0]) for one in boxes}
    lies = len(heights) == 1 and len(widths) > 1
    labels = [one.get_text() for one in (axes.get_yticklabels() if lies else axes.get_xticklabels())]
    if lies:
        swap_sides(chart)
    for index, box in enumerate(boxes):
        span, low, high = (box["up"] if lies else box["across"],) + (box["across"] if lies else box["up"])
        element = {
            "label": labels[index] if index < len(labels) else "", "min": low, "first_quartile": low, "median": low,
            "third_quartile": high, "max": high, "outliers": [],
        }
        for line in axes.lines:
            along = [rounded(one) for one in (line.get_ydata() if lies else line.get_xdata())]
            values = [rounded(one) for one in (line.get_xdata() if lies else line.get_ydata())]
            if not along or not all(span[0] <= one <= span[1] for one in along):
                continue
            if len(set(along)) == 1 and line.get_linestyle() in ("None", "none", "", " "):
                element["outliers"] += values
            elif len(values) == 2 and values[0] == values[1] and low <= values[0] <= high and along == sorted(along):
                # The caps of whiskers are narrower lines outside of the box.
                if along[0] == span[0] and along[1] == span[1] or low < values[0] < high:
                    element["median"] = values[0]
            elif len(values) == 2 and values[0] != values[1]:
                if max(values) <= low:
                    element["min"] = min(values)
                elif min(values) >= high:
                    element["max"] = max(values)
        chart["elements"].append(element)


def point_elements(chart, axes):
    for side, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
        labels = [one.get_text() for one in getattr(axes, "get_%sticklabels" % side)()]
        ticks = list(getattr(axes, "get_%sticks" % side)())
        converter = axis.get_converter() if hasattr(axis, "get_converter") else axis.converter
        # Dates keep a converter of their own, whoever has registered it: pandas or matplotlib.
        is_date = "date" in type(converter).__name__.lower() and converter is not None
        scale = getattr(axes, "get_%sscale" % side)()
        if is_date:
            from matplotlib.dates import num2date

            chart[side + "_ticks"] = [num2date(tick).isoformat() for tick in ticks]
            scale = "datetime"
        else:
            chart[side + "_ticks"] = [float(tick) for tick in ticks]
            if scale == "linear" and is_categorical(chart[side + "_ticks"], labels):
                scale = "categorical"
        chart[side + "_tick_labels"] = labels
        chart[side + "_scale"] = scale
    if chart["type"] == "line":
        for line in axes.get_lines():
            if is_rule(line):
                continue
            label = line.get_label()
            if label.startswith("_child"):
                label = "Line %s" % label[len("_child") :]
            points = [[point(x), point(y)] for x, y in zip(line.get_xdata(), line.get_ydata())]
            chart["elements"].append({"label": label, "points": points})
    else:
        for collection in axes.collections:
            points = [[point(x), point(y)] for x, y in collection.get_offsets()]
            chart["elements"].append({"label": collection.get_label(), "points": points})


def is_categorical(ticks, labels):
    return bool(ticks) and all(
        tick == index and str(index) != label for index, (tick, label) in enumerate(zip(ticks, labels))
    )


def point(value):
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if type(value).__name__ == "datetime64":
        return str(value.astype("datetime64[s]"))
    if hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, (int, float, str)) else str(value)
