// The staff desk: who came today, who wants to join, and how the kiosks are.
import { createApp } from 'vue';
import '../shared/tokens.css';
import 'element-plus/es/components/base/style/css';
import './app/theme.css';
import './app/desk.css';
import './app/login.css';
import './today/today.css';
import './kiosks/kiosks.css';
import './common/joining.css';
import DeskApp from './app/DeskApp.vue';
import { i18n, showLanguage } from './app/words';

showLanguage();
createApp(DeskApp).use(i18n).mount('#app');
