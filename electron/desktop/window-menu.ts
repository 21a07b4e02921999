import { Menu } from 'electron';

/**
 * The window's shortcuts. The menu itself is never seen: it only carries what every window of the system can do.
 * @param refresh what F5 does
 */
export function windowMenu(refresh: () => void): Menu {
  return Menu.buildFromTemplate([
    {
      label: 'Plimsoll',
      submenu: [
        { label: 'Refresh', accelerator: 'F5', click: refresh },
        { role: 'zoomIn' },
        { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { role: 'close' },
        { role: 'quit', accelerator: 'CommandOrControl+Q' },
      ],
    },
  ]);
}
